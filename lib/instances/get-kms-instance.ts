import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { instanceInfo } from "./instance-info";
import { kmsInstanceSchema } from "./schema";
import { findInstance } from "./store";

/**
 * Tells one instance: status, limits and what is used of them.
 *
 * Source: API 2016-01-20, GetKmsInstance.
 *
 * @throws KmsError Forbidden.DKMSInstanceNotFound
 */
export const getKmsInstance = defineOperation({
  name: "GetKmsInstance",
  effect: "read",
  input: kmsInstanceSchema,
  auditInput: ({ kmsInstanceId }) => ({ KmsInstanceId: kmsInstanceId }),
  locate: (ctx, { kmsInstanceId }) => located(resourceRef(ctx, "ACS::KMS::Instance", kmsInstanceId)),
  async run(ctx, { kmsInstanceId }) {
    const instance = await findInstance(ctx.db, ctx, kmsInstanceId);
    if (instance === null) throw new KmsError("Forbidden.DKMSInstanceNotFound");
    return { kmsInstance: instanceInfo(instance) };
  },
});
