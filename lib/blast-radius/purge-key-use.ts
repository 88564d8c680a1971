import type { Database } from "@/lib/platform/db";
import { daysBefore, startOfHour } from "./periods";
import { deleteUsesBefore } from "./store";

/** Longer than a year, so that what happens once a year is still known when it is due again. */
export const KEY_USE_KEPT_DAYS = 400;
const ROWS_AT_ONCE = 5_000;

/**
 * Forgets sums of calls older than `KEY_USE_KEPT_DAYS`. The last hour in which a version was used, or a key refused
 * in some way, stays for ever: when a key was used last is always known.
 *
 * Safe to be called at any time, by several at once, and to be broken off: it deletes a little at a time.
 *
 * @returns how many rows were deleted
 */
export async function purgeKeyUse(db: Database, now: Date): Promise<number> {
  const before = startOfHour(daysBefore(now, KEY_USE_KEPT_DAYS));
  let total = 0;
  for (;;) {
    const count = await deleteUsesBefore(db, before, ROWS_AT_ONCE);
    total += count;
    if (count === 0) return total;
  }
}
