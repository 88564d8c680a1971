import { spawn } from "node:child_process";
import type { PostgresUser } from "@/lib/supervisor/postgres-user";

export interface ProgramResult {
  /** `null` when the program could not be started or was killed. */
  readonly exitCode: number | null;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Runs a program to its end, with an environment that holds nothing of ours. */
export async function runProgram(
  file: string,
  parameters: readonly string[],
  user: PostgresUser | null = null,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(file, parameters, {
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      env: PROGRAM_ENVIRONMENT,
      ...(user ?? {}),
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ exitCode: null, output: output || error.message }));
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}

/** Messages in English, since we read some of them. */
export const PROGRAM_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};
