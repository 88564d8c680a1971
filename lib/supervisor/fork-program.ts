import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { inheritedEnvironment } from "@/lib/platform/config";
import type { Launched } from "@/lib/supervisor/kept-process";

const STOP_TIMEOUT_MS = 15_000;

export interface ForkedProgram extends Launched {
  readonly child: ChildProcess;
  hasEnded(): boolean;
}

/**
 * Starts one of our programs, with our settings and those given.
 *
 * It is in a process group of its own, so that Ctrl-C reaches only the supervisor, and it ends by itself
 * when the supervisor is gone.
 */
export function forkProgram(program: string, environment: Readonly<Record<string, string>>): ForkedProgram {
  const child = fork(program, [], {
    detached: true,
    // Its stdout goes to our stderr: our stdout is for what scripts read.
    stdio: ["ignore", 2, 2, "ipc"],
    env: { ...inheritedEnvironment(), NODE_ENV: "production", ...environment },
  });
  let hasEnded = false;
  const exited = once(child, "exit").then(() => {
    hasEnded = true;
  });
  return {
    child,
    pid: child.pid ?? 0,
    exited,
    hasEnded: () => hasEnded,
    async stop() {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(timer);
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
