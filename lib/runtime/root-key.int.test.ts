import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Config, loadConfig } from "@/lib/platform/config";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { openRootKey, prepareRootKey } from "./root-key";

let database: TestDatabase;
let home: string;
let config: Config;

beforeEach(async () => {
  database = await testDatabase();
  home = await mkdtemp(path.join(tmpdir(), "keyward-root-key-"));
  config = loadConfig({ KEYWARD_HOME: home });
});

afterEach(async () => {
  await database.stop();
  await rm(home, { recursive: true });
});

test("the first start makes a root key that only its owner can read, and a second start keeps it", async () => {
  await prepareRootKey(config, database.db);
  const first = await readFile(config.rootKeyFile, "utf8");
  await prepareRootKey(config, database.db);

  expect(await readFile(config.rootKeyFile, "utf8")).toBe(first);
  expect((await stat(config.rootKeyFile)).mode & 0o777).toBe(0o600);
});

test("a missing root key is said and never replaced", async () => {
  await prepareRootKey(config, database.db);
  await rm(config.rootKeyFile);

  await expect(prepareRootKey(config, database.db)).rejects.toThrow(/There is no root key file/);
  await expect(stat(config.rootKeyFile)).rejects.toMatchObject({ code: "ENOENT" });
});

test("the root key of another database is told at once", async () => {
  await prepareRootKey(config, database.db);
  await rm(config.rootKeyFile);
  await writeFile(config.rootKeyFile, `keyward-root-key-v1\n${"ab".repeat(32)}\n`, { mode: 0o600 });

  await expect(openRootKey(config, database.db)).rejects.toThrow(/not the one this database was set up with/);
});

test("a database that holds keys but no check value gets no new root key", async () => {
  await database.db.instanceKek.create({
    data: {
      id: "00000000-0000-4000-8000-000000000000",
      accountId: "1",
      instanceId: "kst-1",
      wrappedKek: new Uint8Array(1),
      createdAt: new Date(),
    },
  });

  await expect(prepareRootKey(config, database.db)).rejects.toThrow(/Restore a backup/);
});

test("ten first starts at once agree on one root key", async () => {
  const starts = await Promise.allSettled(
    Array.from({ length: 10 }, () => prepareRootKey(config, database.db)),
  );

  expect(starts.some((start) => start.status === "fulfilled")).toBe(true);
  const rootKey = await openRootKey(config, database.db);
  expect(rootKey).toHaveLength(32);
});
