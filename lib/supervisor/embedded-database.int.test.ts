import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeTestHome } from "@/lib/testing/database-server";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./embedded-database";

let home = "";
let started: EmbeddedDatabase[] = [];

beforeEach(async () => {
  home = await makeTestHome();
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map((database) => database.stop()));
  await rm(home, { recursive: true, force: true });
});

test("what was committed is there after the server was killed", async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE kept (value text)");
  await query(first.url, "INSERT INTO kept VALUES ('acknowledged')");

  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const second = await start();

  expect(await query(second.url, "SELECT value FROM kept")).toEqual([{ value: "acknowledged" }]);
  expect(new URL(second.url).port).toBe(new URL(first.url).port);
});

test("a server that a killed supervisor left running is stopped, and its data is taken over", async () => {
  const left = await start();
  await query(left.url, "CREATE TABLE kept (value text)");

  const next = await start();

  await left.exited;
  expect(await query(next.url, "SELECT * FROM kept")).toEqual([]);
});

test("a lock file that names a process of somebody else does not keep the database from starting", async () => {
  const first = await start();
  await first.stop();
  const stranger = spawn("sleep", ["60"], { stdio: "ignore" });
  const lockFile = path.join(home, "postgres", "data", "postmaster.pid");
  await writeFile(lockFile, `${stranger.pid}\n${path.dirname(lockFile)}\n0\n5432\n\n127.0.0.1\n`);

  const second = await start();

  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
  await once(stranger, "exit");
});

test("a creation that was cut short leaves nothing that is taken for a database", async () => {
  await mkdir(path.join(home, "postgres", "data.new-1"), { recursive: true });
  await writeFile(path.join(home, "postgres", "data.new-1", "PG_VERSION"), "18\n");

  const database = await start();

  expect(await query(database.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await expect(stat(path.join(home, "postgres", "data.new-1"))).rejects.toThrow("ENOENT");
});

test("a home that PostgreSQL's user cannot reach works, and is found again", async () => {
  const parent = await mkdtemp(path.join(os.tmpdir(), "keyward-test-closed-"));
  await chmod(parent, 0o700);
  const closedHome = path.join(parent, "home");

  const first = await start(closedHome);
  await query(first.url, "CREATE TABLE kept (value text)");
  await first.stop();
  const second = await start(closedHome);

  expect(await query(second.url, "SELECT * FROM kept")).toEqual([]);
  await second.stop();
  const elsewhere = await readFile(path.join(closedHome, "postgres-location"), "utf8").catch(() => parent);
  await rm(elsewhere.trim(), { recursive: true, force: true });
  await rm(parent, { recursive: true, force: true });
});

test("a link in the place of the log is not followed: whoever runs PostgreSQL cannot make us write elsewhere", async () => {
  const first = await start();
  await first.stop();
  const victim = path.join(home, "victim");
  await writeFile(victim, "untouched");
  await rm(path.join(home, "postgres", "server.log"));
  await symlink(victim, path.join(home, "postgres", "server.log"));

  const second = start();

  await expect(second).rejects.toThrow(/server\.log is a symbolic link: remove it/);
  expect(await readFile(victim, "utf8")).toBe("untouched");
});

test("without its password the database is not opened, and not replaced either", async () => {
  const first = await start();
  await first.stop();
  await rm(path.join(home, "database-password"));

  const second = start();

  await expect(second).rejects.toThrow(/database-password is missing: restore it from a backup/);
  expect(await stat(path.join(home, "postgres", "data"))).toBeDefined();
});

test("the server is safe by default: checksums, scram, flushed to disk, this machine only", async () => {
  const database = await start();

  const settings = await query(
    database.url,
    `SELECT name, setting FROM pg_settings
      WHERE name IN ('data_checksums', 'password_encryption', 'fsync', 'listen_addresses') ORDER BY name`,
  );

  expect(settings).toEqual([
    { name: "data_checksums", setting: "on" },
    { name: "fsync", setting: "on" },
    { name: "listen_addresses", setting: "127.0.0.1" },
    { name: "password_encryption", setting: "scram-sha-256" },
  ]);
  const withoutPassword = new URL(database.url);
  withoutPassword.password = "wrong";
  await expect(query(withoutPassword.href, "SELECT 1")).rejects.toThrow("password authentication failed");
});

async function start(inHome = home): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ home: inHome, say: () => undefined });
  started.push(database);
  return database;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
