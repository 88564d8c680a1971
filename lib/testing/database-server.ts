import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbeddedDatabase } from "@/lib/supervisor/embedded-database";
import { deployMigrations } from "@/prisma/migrate";

/** Has all migrations applied; every test database is a copy of it. */
export const TEMPLATE_DATABASE = "keyward_template";

/** A folder that every user of this machine can pass through, as PostgreSQL's user has to. */
export async function makeTestHome(): Promise<string> {
  const home = await mkdtemp(path.join(os.tmpdir(), "keyward-test-"));
  await chmod(home, 0o711);
  return home;
}

/** Starts a server for a test run and fills the template database. */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const home = await makeTestHome();
  const server = await startEmbeddedDatabase({ home, say: () => undefined, isThrowaway: true });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export async function makeTemplateDatabase(serverUrl: string): Promise<void> {
  await onServer(serverUrl, `CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await deployMigrations(withDatabase(serverUrl, TEMPLATE_DATABASE));
}

export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
