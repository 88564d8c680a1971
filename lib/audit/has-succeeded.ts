import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { hasSuccessfulEvent } from "./store";

/** Whether anybody in the account ever called this operation with success. */
export async function hasSucceeded(db: Database, scope: Scope, eventName: string): Promise<boolean> {
  return hasSuccessfulEvent(db, scope, eventName);
}
