import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { findProcessIdentity } from "./process-identity";

const runningServiceSchema = z.object({
  supervisorPid: z.number().int(),
  supervisorIdentity: z.string(),
  consolePid: z.number().int().nullable(),
  schedulerPid: z.number().int().nullable().default(null),
  /** `null` when DATABASE_URL names the database. */
  databasePid: z.number().int().nullable(),
  databaseUrl: z.string(),
  consoleUrl: z.string(),
});

/** What a running service tells the command line; kept in KEYWARD_HOME, readable by its owner only. */
export type RunningService = z.infer<typeof runningServiceSchema>;

export function runningServiceFile(home: string): string {
  return path.join(home, "runtime.json");
}

/** The service that runs on this KEYWARD_HOME, or `null`. What a killed one left behind does not count. */
export async function findRunningService(home: string): Promise<RunningService | null> {
  let text: string;
  try {
    text = await readFile(runningServiceFile(home), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return null;
    }
    throw error;
  }
  const service = runningServiceSchema.parse(JSON.parse(text));
  return findProcessIdentity(service.supervisorPid) === service.supervisorIdentity ? service : null;
}
