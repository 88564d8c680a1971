import type { Database } from "@/lib/platform/db";
import { KmsError } from "@/lib/platform/errors";
import { takeKeyQuota } from "./store";

/**
 * Takes one key version from the quota of an instance, in the caller's transaction: two calls cannot take the last.
 *
 * @throws KmsError Rejected.LimitExceeded
 */
export async function reserveKeyQuota(db: Database, instanceId: string): Promise<void> {
  if (!(await takeKeyQuota(db, instanceId))) {
    throw new KmsError("Rejected.LimitExceeded", { facts: { quota: "KeyNum" } });
  }
}
