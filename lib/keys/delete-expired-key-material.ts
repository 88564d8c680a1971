import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { deleteVersionMaterial, expireKeyMaterial } from "./end-store";
import { forgetKeyVersions } from "./forget-key-versions";
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
    const key = await expireKeyMaterial(ctx.db, ctx, keyId, ctx.now());
    if (key === null) {
      requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    await deleteVersionMaterial(ctx.db, ctx, keyId);
    await forgetKeyVersions(ctx, keyId, key);
    return {};
  },
});
