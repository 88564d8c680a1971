import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFileText } from "@/lib/supervisor/home";
import { runProgram } from "@/lib/supervisor/run-program";

const POLL_INTERVAL_MS = 50;

/** Ever harder; the data is safe after each of them. */
const STEPS = [
  { signal: "SIGINT", waitMs: 10_000 },
  { signal: "SIGQUIT", waitMs: 5_000 },
  { signal: "SIGKILL", waitMs: 2_000 },
] as const;

/**
 * Stops the server that a killed Keyward left running on this data folder.
 *
 * A process that only has the same number as one that ended long ago is left alone, and the lock file
 * that names it is removed, so that the database starts.
 */
export async function stopLeftoverPostmaster(dataFolder: string): Promise<void> {
  const lockFile = path.join(dataFolder, "postmaster.pid");
  const pid = Number((await findFileText(lockFile))?.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) {
    return;
  }
  if (!(await isPostmasterOf(pid, dataFolder))) {
    await rm(lockFile, { force: true });
    return;
  }
  for (const { signal, waitMs } of STEPS) {
    process.kill(pid, signal);
    if (await waitForEnd(pid, waitMs)) {
      return;
    }
  }
}

async function waitForEnd(pid: number, waitMs: number): Promise<boolean> {
  const giveUpAt = Date.now() + waitMs;
  while (Date.now() < giveUpAt) {
    if (!isAlive(pid)) {
      return true;
    }
    await delay(POLL_INTERVAL_MS);
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function isPostmasterOf(pid: number, dataFolder: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(async () => {
    const { output } = await runProgram("ps", ["-o", "command=", "-p", String(pid)]);
    return output.replaceAll(" ", "\0");
  });
  return commandLine.includes("postgres") && commandLine.includes(`-D\0${dataFolder}\0`);
}
