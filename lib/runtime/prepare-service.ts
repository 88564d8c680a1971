import type { Config } from "@/lib/platform/config";
import { openDatabase } from "@/lib/platform/db";
import { prepareRootKey } from "./root-key";

/**
 * Brings a migrated database to the point where the processes can start: there is a root key, and it fits.
 *
 * @throws SealError
 */
export async function prepareService(config: Config, databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl);
  try {
    await prepareRootKey(config, db);
  } finally {
    await db.$disconnect();
  }
}
