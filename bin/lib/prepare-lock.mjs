import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "./project.mjs";

const POLL_INTERVAL_MS = 250;

/** Lets one process at a time install and build in this folder; others wait, and then find it done. */
export async function withPrepareLock(say, work) {
  const name = createHash("sha256").update(ROOT).digest("hex").slice(0, 16);
  const file = path.join(os.tmpdir(), `keyward-prepare-${name}.lock`);
  for (let isFirst = true; !(await tryLock(file)); isFirst = false) {
    const holder = (await readFile(file, "utf8").catch(() => "")).trim();
    if (isHeld(holder)) {
      if (isFirst) say(`Waiting for process ${holder.split(" ")[0]}, which builds in this folder`);
      await delay(POLL_INTERVAL_MS);
    } else {
      await rm(file, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file) {
  try {
    await writeFile(file, `${process.pid} ${startOf(process.pid)}`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** The start time tells the holder from a later process with the same number. */
function isHeld(holder) {
  const [pid, start] = holder.split(" ");
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  return start === startOf(pid);
}

function startOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\)\s/s, "")
      .split(" ")[19];
  } catch {
    return "unknown";
  }
}
