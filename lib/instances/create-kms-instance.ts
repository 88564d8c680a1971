import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { newInstanceId } from "@/lib/platform/id";
import { createKmsInstanceSchema } from "./schema";
import { insertInstance } from "./store";

/**
 * Makes an instance, not connected yet. Ours: the cloud sells instances in a shop.
 *
 * @throws KmsError Rejected.ResourceExist when the name is taken, UnsupportedOperation for a type not offered
 */
export const createKmsInstance = defineOperation({
  name: "CreateKmsInstance",
  effect: "write",
  input: createKmsInstanceSchema,
  auditInput: (input) => ({
    InstanceType: input.instanceType,
    InstanceName: input.instanceName,
    Spec: input.spec,
    KeyNum: input.keyNum,
    SecretNum: input.secretNum,
  }),
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Instance")),
  async run(ctx, input) {
    if (input.instanceType !== "SOFTWARE") {
      throw new KmsError("UnsupportedOperation", {
        parameter: "InstanceType",
        facts: { type: input.instanceType },
      });
    }
    const id = newInstanceId(ctx.region);
    const inserted = await insertInstance(ctx.db, {
      id,
      accountId: ctx.accountId,
      region: ctx.region,
      ...input,
      creatorId: ctx.actor.principalId,
      createdAt: ctx.now(),
    });
    if (!inserted) throw new KmsError("Rejected.ResourceExist", { parameter: "InstanceName" });
    return { kmsInstanceId: id };
  },
  auditResult: ({ kmsInstanceId }) => ({ KmsInstanceId: kmsInstanceId }),
  createdResource: (scope, { kmsInstanceId }) => resourceRef(scope, "ACS::KMS::Instance", kmsInstanceId),
});
