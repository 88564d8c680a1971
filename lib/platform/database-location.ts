import type { Config } from "./config";
import { findRunningService } from "./running-service";

/**
 * The address of the database as it can be reached now: DATABASE_URL, or the embedded one of a running
 * service. `null` when nothing runs.
 */
export async function locateDatabase(config: Config): Promise<string | null> {
  return config.databaseUrl ?? (await findRunningService(config.home))?.databaseUrl ?? null;
}
