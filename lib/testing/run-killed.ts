import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inheritedEnvironment } from "@/lib/platform/config";
import type { DatabasePool } from "@/lib/platform/db";
import { projectRoot } from "@/lib/platform/project-root";

const POLL_INTERVAL_MS = 10;

export interface KillAt {
  readonly moment: "committing" | "answered";
  readonly n: number;
}

/**
 * Runs a program of this folder that is killed when its n-th SQL statement is answered, or while its n-th COMMIT is
 * under way, and waits until the database has noticed.
 *
 * @param asked what the program is to do, where it has to be told
 * @returns false when it came to its end before that.
 */
export async function runKilled(
  programName: "killed-scheduler" | "killed-import",
  { db, databaseUrl, home }: { db: DatabasePool; databaseUrl: string; home: string },
  { moment, n }: KillAt,
  asked: object = {},
): Promise<boolean> {
  const program = path.join(projectRoot(), "lib", "testing", `${programName}.ts`);
  const name = `${programName}-${moment}-${n}`;
  const parameters = ["--import", "tsx", program, moment, String(n), JSON.stringify(asked)];
  const child = spawn(process.execPath, parameters, {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...inheritedEnvironment(),
      DATABASE_URL: databaseUrl,
      KEYWARD_HOME: home,
      PGAPPNAME: name,
    },
  });
  const [exitCode, signal] = (await once(child, "exit")) as [number | null, string | null];
  while (await isConnected(db, name)) await delay(POLL_INTERVAL_MS);
  if (signal === "SIGKILL") return true;
  if (exitCode === 0) return false;
  throw new Error(`${programName} failed with ${exitCode}.`);
}

async function isConnected(db: DatabasePool, name: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE application_name = ${name} AND datname = current_database()`;
  return rows.length > 0;
}
