import type { Database } from "@/lib/platform/db";
import { returnKeyQuota } from "./store";

/** Gives key versions back to the quota of an instance, in the caller's transaction. */
export async function releaseKeyQuota(db: Database, instanceId: string, keyVersions: number): Promise<void> {
  await returnKeyQuota(db, instanceId, keyVersions);
}
