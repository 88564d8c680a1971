import { createHash, randomUUID } from "node:crypto";
import { link, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { findFileText } from "@/lib/supervisor/home";
import { isListenedTo, listenForLife } from "@/lib/supervisor/life-socket";
import { StartError } from "@/lib/supervisor/start-error";

const LOCK_FILE = "lock";
const SOCKET_NAME = /^lock-[0-9a-f-]{36}\.socket$/;

export interface HomeLock {
  release(): Promise<void>;
}

/**
 * Makes sure that one process at a time works on KEYWARD_HOME.
 *
 * Whoever holds it listens on a socket in the folder as long as it lives, so that the lock of a process that
 * was killed is told from a living one also where process numbers mean nothing: two containers with one volume.
 *
 * @throws StartError that names the process which holds it.
 */
export async function acquireHomeLock(home: string): Promise<HomeLock> {
  const file = path.join(home, LOCK_FILE);
  const socketName = `lock-${randomUUID()}.socket`;
  const socket = await listenForLife(path.join(home, socketName));
  const content = `${process.pid} ${socketName}\n`;
  const holder = await acquire(file, content);
  if (holder !== null) {
    await socket.close();
    throw alreadyHeld(home, holder);
  }
  return {
    async release() {
      if ((await findFileText(file)) === content) await rm(file, { force: true });
      await socket.close();
    },
  };
}

/** As acquiring it, but writes nothing. */
export async function requireHomeUnlocked(home: string): Promise<void> {
  const holder = await findHolder(home, await findFileText(path.join(home, LOCK_FILE)));
  if (holder !== null) {
    throw alreadyHeld(home, holder);
  }
}

function alreadyHeld(home: string, pid: number): StartError {
  return new StartError(`Keyward already works on ${home} (process ${pid}).`);
}

/** @returns the process that holds the lock, or `null` when we hold it now. */
async function acquire(file: string, content: string): Promise<number | null> {
  const ours = `${file}.${randomUUID()}`;
  await writeFile(ours, content, { mode: 0o600 });
  try {
    // `link` makes the file with its content in one step, and fails if there is one.
    while (!(await tryLink(ours, file))) {
      const found = await findFileText(file);
      const holder = await findHolder(path.dirname(file), found);
      if (holder !== null) {
        return holder;
      }
      if (found !== null && (await replaceStale(file, { found, ours, content }))) {
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
async function replaceStale(
  file: string,
  { found, ours, content }: { found: string; ours: string; content: string },
): Promise<boolean> {
  const guard = `${file}-${createHash("sha256").update(found).digest("hex").slice(0, 16)}`;
  if ((await acquire(guard, content)) !== null) {
    return false;
  }
  try {
    if ((await findFileText(file)) !== found) {
      return false;
    }
    await rename(ours, file);
    const staleSocket = parseLock(found)?.socketName;
    if (staleSocket !== undefined) await rm(path.join(path.dirname(file), staleSocket), { force: true });
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

/** The process that holds a lock with this content: the one it names, while somebody listens on its socket. */
async function findHolder(home: string, text: string | null): Promise<number | null> {
  const lock = parseLock(text ?? "");
  return lock !== null && (await isListenedTo(path.join(home, lock.socketName))) ? lock.pid : null;
}

/** What is not a lock of ours is nobody's. */
function parseLock(text: string): { pid: number; socketName: string } | null {
  const [pidText, socketName = ""] = text.trim().split(" ");
  const pid = Number(pidText);
  return pid > 0 && SOCKET_NAME.test(socketName) ? { pid, socketName } : null;
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
