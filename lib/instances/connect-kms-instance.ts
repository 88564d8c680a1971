import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { connectKmsInstanceSchema } from "./schema";
import { connectInstance, findInstance } from "./store";

/**
 * Makes a software instance ready: gives it a key-encryption key and tells it Connected.
 *
 * Source: API 2016-01-20, ConnectKmsInstance; here it takes effect at once.
 *
 * @throws KmsError Forbidden.DKMSInstanceNotFound, Rejected.StateModifiedFailed when it is not Uninitialized
 */
export const connectKmsInstance = defineOperation({
  name: "ConnectKmsInstance",
  effect: "write",
  input: connectKmsInstanceSchema,
  auditInput: ({ kmsInstanceId }) => ({ KmsInstanceId: kmsInstanceId }),
  locate: (ctx, { kmsInstanceId }) => located(resourceRef(ctx, "ACS::KMS::Instance", kmsInstanceId)),
  async run(ctx, { kmsInstanceId }) {
    const instance = await findInstance(ctx.db, ctx, kmsInstanceId);
    if (instance === null) throw new KmsError("Forbidden.DKMSInstanceNotFound");
    const kek = ctx.services.instanceKeks.createInstanceKek({
      accountId: ctx.accountId,
      instanceId: kmsInstanceId,
    });
    if (!(await connectInstance(ctx.db, ctx, kmsInstanceId, { ...kek, at: ctx.now() }))) {
      throw new KmsError("Rejected.StateModifiedFailed", { facts: { status: instance.status } });
    }
    return {};
  },
});
