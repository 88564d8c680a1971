import type { Config } from "@/lib/platform/config";
import { locateDatabase } from "@/lib/platform/database-location";
import { prepareService } from "@/lib/runtime/prepare-service";
import { startDatabaseServer } from "@/lib/supervisor/database-server";
import { prepareHome } from "@/lib/supervisor/home";
import { acquireHomeLock } from "@/lib/supervisor/home-lock";
import { deployMigrations } from "@/prisma/migrate";

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
  const running = config.databaseUrl === undefined ? await locateDatabase(config) : null;
  if (running !== null) {
    return work(running);
  }
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  await prepareHome(config.home);
  const lock = config.databaseUrl === undefined ? await acquireHomeLock(config.home) : null;
  try {
    const server = await startDatabaseServer(config, say);
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await lock?.release();
  }
}
