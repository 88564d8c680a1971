import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { countInstancesByStatus } from "./store";

/** How many instances there are, and how many of them are not Connected. */
export async function countInstances(
  db: Database,
  scope: Scope,
): Promise<{ total: number; notConnected: number }> {
  const counts = await countInstancesByStatus(db, scope);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { total, notConnected: total - (counts.get("Connected") ?? 0) };
}
