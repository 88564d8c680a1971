import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { type DatabasePool, openDatabase } from "@/lib/platform/db";
import { onServer, TEMPLATE_DATABASE, withDatabase } from "./database-server";

/** What a project's global set-up gives to its test files. */
declare module "vitest" {
  interface ProvidedContext {
    databaseServerUrl: string;
  }
}

export interface TestDatabase {
  readonly url: string;
  readonly db: DatabasePool;
  /** Closes the pool and drops the database, whoever is still connected. */
  stop(): Promise<void>;
}

/**
 * Makes an empty, fully migrated database that nobody else uses.
 *
 * For `*.int.test.ts` only; call `stop()` in `afterAll` or `afterEach`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("databaseServerUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  const url = withDatabase(server, name);
  const db = openDatabase(url);
  return {
    url,
    db,
    async stop() {
      await db.$disconnect();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Makes a database without any table. Drop it by hand, or let it go with the server. */
export async function emptyTestDatabase(): Promise<string> {
  const server = inject("databaseServerUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  return withDatabase(server, name);
}
