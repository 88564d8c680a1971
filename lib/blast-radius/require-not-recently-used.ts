import type { RunContext } from "@/lib/operation/operation-context";
import { formatApiTime } from "@/lib/platform/api-time";
import { KmsError } from "@/lib/platform/errors";
import { daysBefore } from "./periods";
import { findRecentUse } from "./store";

/**
 * Refuses to take a key away from those who use it, unless the caller says why. The operation puts the reason in
 * the audit log.
 *
 * Every use that was answered before this looks is seen, whichever process answered it: uses are committed with
 * their events, before the answer. A use that is under way at the same time may still go through.
 *
 * @throws KmsError Rejected.RecentlyUsed
 */
export async function requireNotRecentlyUsed(
  ctx: RunContext,
  { keyId, overrideReason }: { keyId: string; overrideReason: string | undefined },
): Promise<void> {
  const days = ctx.services.settings.recentUseDays;
  if (days === 0 || overrideReason !== undefined) return;
  const use = await findRecentUse(ctx.db, ctx, keyId, daysBefore(ctx.now(), days));
  if (use === null) return;
  const { lastAt, lastActorName, calls } = use;
  throw new KmsError("Rejected.RecentlyUsed", {
    facts: { keyId, lastUsedDate: formatApiTime(lastAt), lastUsedBy: lastActorName, calls, days },
  });
}
