import { readFileSync } from "node:fs";

/**
 * What tells a process from a later one that got the same number; `null` when none with it is alive.
 *
 * Where the system does not tell when a process began (no /proc), two processes with one number look alike.
 */
export function findProcessIdentity(pid: number): string | null {
  if (!isAlive(pid)) {
    return null;
  }
  const bootId = readOrEmpty("/proc/sys/kernel/random/boot_id").trim();
  // The name in parentheses may hold spaces; field 22 of the line, the start time, is the 20th after it.
  const fields = readOrEmpty(`/proc/${pid}/stat`)
    .replace(/^.*\)\s/s, "")
    .split(" ");
  return `${bootId}:${fields[19] ?? ""}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      return "";
    }
    throw error;
  }
}
