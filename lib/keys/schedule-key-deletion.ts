import { requireNotRecentlyUsed } from "@/lib/blast-radius/require-not-recently-used";
import { defineOperation } from "@/lib/operation/define-operation";
import { addDays, formatApiTime } from "@/lib/platform/api-time";
import { KmsError } from "@/lib/platform/errors";
import { requireKeyState } from "./key-state";
import { locateManagedKey, requireFound } from "./locate-key";
import { scheduleKeyDeletionSchema } from "./schema";
import { findKey, moveKeyState } from "./store";

/**
 * Starts the waiting period after which a key and all its material are destroyed. Until then it refuses every
 * cryptographic call.
 *
 * Source: API 2016-01-20, ScheduleKeyDeletion; the answer is ours.
 *
 * @returns the instant the key will be destroyed, unless CancelKeyDeletion comes first.
 * @throws KmsError Forbidden.KeyNotFound, Rejected.DeletionProtected, Rejected.RecentlyUsed,
 * Rejected.StateModifiedFailed
 */
export const scheduleKeyDeletion = defineOperation({
  name: "ScheduleKeyDeletion",
  effect: "write",
  input: scheduleKeyDeletionSchema,
  auditInput: ({ keyId, pendingWindowInDays, overrideReason }) => ({
    KeyId: keyId,
    PendingWindowInDays: pendingWindowInDays,
    OverrideReason: overrideReason,
  }),
  locate: locateManagedKey,
  async run(ctx, { pendingWindowInDays, overrideReason }, keyId) {
    const key = requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
    requireKeyState("ScheduleKeyDeletion", key.state);
    if (key.deletionProtection) throw new KmsError("Rejected.DeletionProtected");
    await requireNotRecentlyUsed(ctx, { keyId, overrideReason });
    const at = ctx.now();
    const deleteAt = addDays(at, pendingWindowInDays);
    const change = { from: key.state, to: "PendingDeletion", at, deleteAt } as const;
    if (!(await moveKeyState(ctx.db, ctx, keyId, change))) throw new KmsError("Rejected.StateModifiedFailed");
    return { deleteDate: formatApiTime(deleteAt) };
  },
  auditResult: ({ deleteDate }) => ({ DeleteDate: deleteDate }),
});
