import type { DatabasePool } from "@/lib/platform/db";
import { findWrappedKek } from "./store";

/** For the keyring: it binds what it gets to the account and instance it stands for. */
export function loadWrappedKek(pool: DatabasePool, kekId: string) {
  return findWrappedKek(pool, kekId);
}
