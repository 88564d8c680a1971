import type { Database } from "@/lib/platform/db";
import { deleteUsesOfGoneKeys } from "./store";

const ROWS_AT_ONCE = 5_000;

/**
 * Forgets the uses of keys that are destroyed. They go with the key, but a call that was refused just before may be
 * counted just after.
 *
 * Safe to be called at any time, by several at once, and to be broken off.
 *
 * @returns how many rows were deleted
 */
export async function purgeUsesOfGoneKeys(db: Database): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await deleteUsesOfGoneKeys(db, ROWS_AT_ONCE);
    total += count;
    if (count < ROWS_AT_ONCE) return total;
  }
}
