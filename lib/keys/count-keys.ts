import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { KEY_STATES, type KeyState } from "./key-state";
import { countKeysByState } from "./store";

/** How many keys there are in each state; every state has a number. */
export async function countKeys(db: Database, scope: Scope): Promise<Record<KeyState, number>> {
  const counts = await countKeysByState(db, scope);
  const entries = KEY_STATES.map((state) => [state, counts.get(state) ?? 0] as const);
  return Object.fromEntries(entries) as Record<KeyState, number>;
}
