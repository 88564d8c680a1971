import { createHash, randomUUID } from "node:crypto";
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
  const holder = await acquire(file);
  if (holder !== null) {
    throw alreadyHeld(home, holder);
  }
  return { release: () => rm(file, { force: true }) };
}

/** As acquiring it, but writes nothing. */
export async function requireHomeUnlocked(home: string): Promise<void> {
  const holder = findHolder(await findFileText(path.join(home, LOCK_FILE)));
  if (holder !== null) {
    throw alreadyHeld(home, holder);
  }
}

function alreadyHeld(home: string, pid: number): StartError {
  return new StartError(`Keyward already works on ${home} (process ${pid}).`);
}

/** @returns the process that holds the lock, or `null` when we hold it now. */
async function acquire(file: string): Promise<number | null> {
  const ours = `${file}.${randomUUID()}`;
  await writeFile(ours, `${process.pid} ${findProcessIdentity(process.pid)} ${randomUUID()}\n`, {
    mode: 0o600,
  });
  try {
    // `link` makes the file with its content in one step, and fails if there is one.
    while (!(await tryLink(ours, file))) {
      const found = await findFileText(file);
      const holder = findHolder(found);
      if (holder !== null) {
        return holder;
      }
      if (found !== null && (await replaceStale(file, found, ours))) {
        return null;
      }
    }
    return null;
  } finally {
    await rm(ours, { force: true });
  }
}

/**
 * Whoever may replace this very lock, holds a lock that is named by its content. So nobody can mistake
 * a lock that was taken over a moment ago for the stale one.
 */
async function replaceStale(file: string, stale: string, ours: string): Promise<boolean> {
  const guard = `${file}-${createHash("sha256").update(stale).digest("hex").slice(0, 16)}`;
  if ((await acquire(guard)) !== null) {
    return false;
  }
  try {
    if ((await findFileText(file)) !== stale) {
      return false;
    }
    await rename(ours, file);
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

function findHolder(text: string | null): number | null {
  const [pidText, identity] = (text ?? "").trim().split(" ");
  const pid = Number(pidText);
  return pid > 0 && findProcessIdentity(pid) === identity ? pid : null;
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
