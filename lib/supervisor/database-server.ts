import pg from "pg";
import type { Config } from "@/lib/platform/config";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/lib/supervisor/embedded-database";
import { StartError } from "@/lib/supervisor/start-error";

const CONNECTION_TIMEOUT_MS = 10_000;

/** The database to use, whoever runs it. */
export interface DatabaseServer {
  readonly url: string;
  /** The server we run; `null` when DATABASE_URL names somebody else's. */
  readonly embedded: EmbeddedDatabase | null;
  /** Stops the server if it is ours. */
  stop(): Promise<void>;
}

/**
 * Makes the database available: checks the one that DATABASE_URL names, or starts the embedded one.
 *
 * @throws StartError
 */
export async function startDatabaseServer(
  config: Config,
  say: (line: string) => void,
): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) {
    await requireReachable(config.databaseUrl);
    return { url: config.databaseUrl, embedded: null, stop: async () => undefined };
  }
  const embedded = await startEmbeddedDatabase({ home: config.home, say });
  return { url: embedded.url, embedded, stop: () => embedded.stop() };
}

/** @throws StartError whose sentence does not repeat the address, since it holds a password. */
async function requireReachable(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
    throw new StartError(`The database that DATABASE_URL names cannot be reached${code}.`, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}
