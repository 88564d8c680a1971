import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { acquireHomeLock, requireHomeUnlocked } from "./home-lock";

let home = "";

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "keyward-test-"));
});

afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

test("a second start on the same home is told which process has it", async () => {
  const lock = await acquireHomeLock(home);

  await expect(acquireHomeLock(home)).rejects.toThrow(`already works on ${home} (process ${process.pid})`);
  await expect(requireHomeUnlocked(home)).rejects.toThrow(`(process ${process.pid})`);

  await lock.release();
  await requireHomeUnlocked(home);
});

test("of many that start at once, one gets the home", async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => acquireHomeLock(home)));

  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("of many that find the lock of a killed process, one gets the home", async () => {
  await leaveLockOfKilledProcess();

  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => acquireHomeLock(home)));

  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await readdir(home)).map((name) => name.replace(/-[0-9a-f-]+/, ""))).toEqual([
    "lock",
    "lock.socket",
  ]);
});

test("the lock of a process whose number means nothing here counts as long as that process lives", async () => {
  const lock = await acquireHomeLock(home);
  const text = await readFile(path.join(home, "lock"), "utf8");
  await writeFile(path.join(home, "lock"), text.replace(/^\d+/, "4194305"));

  await expect(acquireHomeLock(home)).rejects.toThrow("(process 4194305)");

  await lock.release();
  expect(await readFile(path.join(home, "lock"), "utf8")).toContain("4194305");
});

test("a folder with a long name can be locked, and is left as it was", async () => {
  const longHome = path.join(home, "x".repeat(120));
  await mkdir(longHome);

  const lock = await acquireHomeLock(longHome);
  await expect(acquireHomeLock(longHome)).rejects.toThrow("already works on");
  await lock.release();

  expect(await readdir(longHome)).toEqual([]);
});

test("what is not a lock of ours does not count", async () => {
  await writeFile(path.join(home, "lock"), `${process.pid} ../../somewhere\n`);

  const lock = await acquireHomeLock(home);

  await lock.release();
  expect(await readdir(home)).toEqual([]);
});

async function leaveLockOfKilledProcess(): Promise<void> {
  const socketName = `lock-${randomUUID()}.socket`;
  const script = `require("net").createServer().listen(process.argv[1], () => console.log("listening"))`;
  const child = spawn(process.execPath, ["-e", script, path.join(home, socketName)], { stdio: "pipe" });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  await writeFile(path.join(home, "lock"), `${child.pid} ${socketName}\n`);
}
