import type { Database } from "@/lib/platform/db";
import { hasUsers } from "./store";

/** Whether there is anybody who could sign in. Tells no more than the sign-in page may show to strangers. */
export async function isSetUp(db: Database): Promise<boolean> {
  return hasUsers(db);
}
