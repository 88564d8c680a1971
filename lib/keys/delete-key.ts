import { releaseKeyQuota } from "@/lib/instances/release-key-quota";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { deleteKeyRows, lockKeyToDelete } from "./end-store";
import { forgetKeyVersions } from "./forget-key-versions";
import { locateManagedKey, requireFound } from "./locate-key";
import { keyIdSchema } from "./schema";
import { findKey } from "./store";

/**
 * Destroys a key whose waiting period is over: its material, its versions, aliases, tags and counts of use. Only
 * the audit log remembers it. This cannot be undone.
 *
 * Ours: what the service does by itself after ScheduleKeyDeletion.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed
 */
export const deleteKey = defineOperation({
  name: "DeleteKey",
  effect: "write",
  access: "system",
  eventType: "AliyunServiceEvent",
  input: keyIdSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateManagedKey,
  async run(ctx, _input, keyId) {
    const key = await lockKeyToDelete(ctx.db, ctx, keyId, ctx.now());
    if (key === null) {
      requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    // A key that waits for its first import has a place of the quota too.
    await releaseKeyQuota(ctx.db, key.instanceId, Math.max(1, key.versionCount));
    await deleteKeyRows(ctx.db, ctx, keyId);
    await forgetKeyVersions(ctx, keyId, key);
    return { versionCount: key.versionCount };
  },
  auditResult: ({ versionCount }) => ({ VersionCount: versionCount }),
});
