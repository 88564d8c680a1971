import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { runProgram } from "@/lib/supervisor/run-program";
import { StartError } from "@/lib/supervisor/start-error";

const USER_NAME = "keyward-postgres";
const OTHERS_ATTEMPT_MS = 3_000;
const POLL_INTERVAL_MS = 100;

/** Who runs PostgreSQL. */
export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The unprivileged user that PostgreSQL runs as when we are root, made on first use; `null` when we are
 * not root and PostgreSQL runs as ourselves.
 *
 * @throws StartError when the user can neither be found nor made.
 */
export async function preparePostgresUser(): Promise<PostgresUser | null> {
  if (process.getuid?.() !== 0) {
    return null;
  }
  const existing = await findUser();
  if (existing !== null) {
    return existing;
  }
  const attempt = await makeUser();
  const made = await waitForUser();
  if (made === null) {
    throw new StartError(
      `PostgreSQL does not run as root, and the system user ${USER_NAME} could not be made (${attempt}); make it by hand, or start Keyward as another user.`,
    );
  }
  return made;
}

/** Tells by trying whether the user can open a path. */
export async function canReach(user: PostgresUser, target: string): Promise<boolean> {
  const { exitCode } = await runProgram(
    "/bin/sh",
    ["-c", 'test -r "$1" && test -x "$1"', "sh", target],
    user,
  );
  return exitCode === 0;
}

/** Another process may be making the same user, which is why our attempt failed. */
async function waitForUser(): Promise<PostgresUser | null> {
  const giveUpAt = Date.now() + OTHERS_ATTEMPT_MS;
  for (;;) {
    const user = await findUser();
    if (user !== null || Date.now() > giveUpAt) {
      return user;
    }
    await delay(POLL_INTERVAL_MS);
  }
}

async function findUser(): Promise<PostgresUser | null> {
  const users = await readFile("/etc/passwd", "utf8");
  const fields = users
    .split("\n")
    .find((line) => line.startsWith(`${USER_NAME}:`))
    ?.split(":");
  return fields === undefined ? null : { uid: Number(fields[2]), gid: Number(fields[3]) };
}

async function makeUser(): Promise<string> {
  const programs = [
    {
      file: "useradd",
      parameters: ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"],
    },
    { file: "adduser", parameters: ["-S", "-D", "-H", "-s", "/sbin/nologin"] },
  ];
  const problems: string[] = [];
  for (const { file, parameters } of programs) {
    const { exitCode, output } = await runProgram(file, [...parameters, USER_NAME]);
    if (exitCode === 0) {
      return "";
    }
    problems.push(`${file}: ${output.trim()}`);
  }
  return problems.join("; ");
}
