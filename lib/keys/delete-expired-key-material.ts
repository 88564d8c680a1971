import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { clearKeyMaterial } from "./clear-key-material";
import { locateManagedKey, requireFound } from "./locate-key";
import { keyIdSchema } from "./schema";
import { findKey } from "./store";

/**
 * Deletes imported material whose time is over. The key stays, pending import; the same material can be imported
 * again.
 *
 * Ours: what the service does by itself at KeyMaterialExpireUnix.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed
 */
export const deleteExpiredKeyMaterial = defineOperation({
  name: "DeleteExpiredKeyMaterial",
  effect: "write",
  access: "system",
  eventType: "AliyunServiceEvent",
  input: keyIdSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateManagedKey,
  async run(ctx, _input, keyId) {
    if ((await clearKeyMaterial(ctx, keyId, { onlyExpired: true })) === null) {
      requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    return {};
  },
});
