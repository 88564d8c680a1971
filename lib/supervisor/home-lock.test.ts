import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findProcessIdentity } from "@/lib/platform/process-identity";
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
  await writeFile(path.join(home, "lock"), await identityOfEndedProcess());

  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => acquireHomeLock(home)));

  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readdir(home)).toEqual(["lock"]);
});

test("the lock of an earlier process with a number that is in use again does not count", async () => {
  await writeFile(path.join(home, "lock"), `${process.pid} another-boot:1`);

  const lock = await acquireHomeLock(home);

  await lock.release();
  expect(await readdir(home)).toEqual([]);
});

async function identityOfEndedProcess(): Promise<string> {
  const child = spawn("sleep", ["60"], { stdio: "ignore" });
  await once(child, "spawn");
  const text = `${child.pid} ${findProcessIdentity(child.pid ?? 0)}\n`;
  child.kill();
  await once(child, "exit");
  return text;
}
