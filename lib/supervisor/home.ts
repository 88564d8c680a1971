import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError } from "@/lib/supervisor/start-error";

const OWNER_ONLY = 0o700;
/** As root: PostgreSQL's user must pass through to its own folder, but it cannot list or read anything. */
const OWNER_AND_PASSING = 0o711;
const SECRET_FILE_MODE = 0o600;

/**
 * Makes KEYWARD_HOME if need be, and makes sure that files can be written there.
 *
 * @throws StartError
 */
export async function prepareHome(home: string): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const probe = path.join(home, `.probe-${process.pid}`);
  try {
    await mkdir(home, { recursive: true, mode: isRoot ? OWNER_AND_PASSING : OWNER_ONLY });
    const { mode, uid } = await stat(home);
    if (isRoot && uid === 0 && (mode & 0o001) === 0) {
      await chmod(home, (mode & 0o777) | OWNER_AND_PASSING);
    }
    await writeFile(probe, "");
    await rm(probe);
  } catch (cause) {
    throw fileProblem(cause, home);
  }
}

/** Writes a file that only we can read, whole or not at all, and on the disk before it returns. */
export async function writeSecretFile(file: string, content: string): Promise<void> {
  const unfinished = `${file}.new-${process.pid}`;
  const handle = await open(unfinished, "w", SECRET_FILE_MODE);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}

export async function findFileText(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return null;
    }
    throw error;
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOSPC: "there is no space left on its disk",
  EDQUOT: "the disk quota is used up",
  EROFS: "its disk is read-only",
  EACCES: "this user is not permitted to write there",
  EPERM: "this user is not permitted to write there",
  ENOTDIR: "it is not a folder",
  EEXIST: "it is not a folder",
};

/** What a failure to write means to an operator. */
export function fileProblem(cause: unknown, file: string): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const problem = PROBLEMS[code];
  return problem === undefined ? cause : new StartError(`${file} cannot be used: ${problem}.`, { cause });
}
