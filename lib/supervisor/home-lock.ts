import { randomUUID } from "node:crypto";
import { link, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { findProcessIdentity } from "@/lib/platform/process-identity";
import { findFileText } from "@/lib/supervisor/home";
import { StartError } from "@/lib/supervisor/start-error";

const LOCK_FILE = "lock";

export interface HomeLock {
  release(): Promise<void>;
}

/**
 * Makes sure that one process at a time works on KEYWARD_HOME.
 *
 * The lock of a process that was killed is recognized and taken over, also when its number is in use
 * again.
 *
 * @throws StartError that names the process which holds it.
 */
export async function acquireHomeLock(home: string): Promise<HomeLock> {
  const file = path.join(home, LOCK_FILE);
  const ours = path.join(home, `${LOCK_FILE}.${randomUUID()}`);
  await writeFile(ours, `${process.pid} ${findProcessIdentity(process.pid)}\n`, { mode: 0o600 });
  try {
    // `link` makes the file with its content in one step, and fails if there is one.
    while (!(await tryLink(ours, file))) {
      await requireHomeUnlocked(home);
      await removeStale(file);
    }
  } finally {
    await rm(ours, { force: true });
  }
  return { release: () => rm(file, { force: true }) };
}

/** As acquiring it, but writes nothing. */
export async function requireHomeUnlocked(home: string): Promise<void> {
  const holder = findHolder(await findFileText(path.join(home, LOCK_FILE)));
  if (holder !== null) {
    throw new StartError(`Keyward already works on ${home} (process ${holder}).`);
  }
}

function findHolder(text: string | null): number | null {
  const [pidText, identity] = (text ?? "").trim().split(" ");
  const pid = Number(pidText);
  return pid > 0 && findProcessIdentity(pid) === identity ? pid : null;
}

/** Moved away first, so that of two processes that see the same stale lock, one at most removes it. */
async function removeStale(file: string): Promise<void> {
  const removed = `${file}.${randomUUID()}`;
  try {
    await rename(file, removed);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return;
    }
    throw error;
  }
  if (findHolder(await findFileText(removed)) !== null) {
    // Somebody else was faster, and this is the new lock.
    await tryLink(removed, file);
  }
  await rm(removed, { force: true });
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      return false;
    }
    throw error;
  }
}
