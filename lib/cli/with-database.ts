import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "@/lib/platform/config";
import { locateDatabase } from "@/lib/platform/database-location";
import { prepareService } from "@/lib/runtime/prepare-service";
import { startDatabaseServer } from "@/lib/supervisor/database-server";
import { prepareHome } from "@/lib/supervisor/home";
import { acquireHomeLock, type HomeLock } from "@/lib/supervisor/home-lock";
import { StartError } from "@/lib/supervisor/start-error";
import { deployMigrations } from "@/prisma/migrate";

const SERVICE_START_MS = 60_000;
const POLL_INTERVAL_MS = 200;

/**
 * Gives a command a database that operations can run on: migrated, and with its root key.
 *
 * When the service does not run, the embedded database is started for the time of the command.
 *
 * @throws StartError, SealError
 */
export async function withDatabase<T>(config: Config, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  return withDatabaseServer(config, async (databaseUrl) => {
    await deployMigrations(databaseUrl);
    await prepareService(config, databaseUrl);
    return work(databaseUrl);
  });
}

/** As `withDatabase`, with whatever is in the database, or nothing. */
export async function withDatabaseServer<T>(
  config: Config,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== undefined) {
    const server = await startDatabaseServer(config, say);
    return work(server.url);
  }
  await prepareHome(config.home);
  const found = await locateOrLock(config);
  if (typeof found === "string") {
    return work(found);
  }
  try {
    const server = await startDatabaseServer(config, say);
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await found.release();
  }
}

/** A service that is just starting holds the lock before it can tell where its database is. */
async function locateOrLock(config: Config): Promise<string | HomeLock> {
  const giveUpAt = Date.now() + SERVICE_START_MS;
  for (;;) {
    const running = await locateDatabase(config);
    if (running !== null) {
      return running;
    }
    try {
      return await acquireHomeLock(config.home);
    } catch (error) {
      if (!(error instanceof StartError) || Date.now() > giveUpAt) {
        throw error;
      }
      await delay(POLL_INTERVAL_MS);
    }
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
