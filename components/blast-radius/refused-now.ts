import type { RefusedUse } from "@/lib/blast-radius/schema";

/**
 * The refusals that matter while a key refuses with this code: of the last 30 days, newest first.
 */
export function refusedWith(errorCode: string, refused: readonly RefusedUse[]): readonly RefusedUse[] {
  return refused.filter((use) => use.errorCode === errorCode && use.calls.last30Days > 0);
}
