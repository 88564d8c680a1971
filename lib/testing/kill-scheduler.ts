import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inheritedEnvironment } from "@/lib/platform/config";
import type { DatabasePool } from "@/lib/platform/db";
import { projectRoot } from "@/lib/platform/project-root";

const POLL_INTERVAL_MS = 10;

/**
 * Runs a scheduler that is killed when its n-th SQL statement is answered, or while its n-th COMMIT is under way, and
 * waits until the database has noticed.
 *
 * @returns false when it came to its end before that.
 */
export async function runKilledScheduler(
  { db, databaseUrl, home }: { db: DatabasePool; databaseUrl: string; home: string },
  { moment, n }: { moment: "committing" | "answered"; n: number },
): Promise<boolean> {
  const program = path.join(projectRoot(), "lib", "testing", "killed-scheduler.ts");
  const name = `killed-scheduler-${moment}-${n}`;
  const child = spawn(process.execPath, ["--import", "tsx", program, moment, String(n)], {
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
  throw new Error(`The scheduler failed with ${exitCode}.`);
}

async function isConnected(db: DatabasePool, name: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE application_name = ${name} AND datname = current_database()`;
  return rows.length > 0;
}
