import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { type Config, inheritedEnvironment } from "@/lib/platform/config";
import type { Launched } from "@/lib/supervisor/kept-process";
import { StartError } from "@/lib/supervisor/start-error";

const POLL_INTERVAL_MS = 100;
const HEALTH_TIMEOUT_MS = 5_000;
const READY_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 15_000;

export interface ConsoleOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Signs the console's cookies. */
  readonly sessionSecret: string;
  /** The JavaScript file to run. */
  readonly program: string;
  /** Ends the waiting, and the process. */
  readonly stopSignal: AbortSignal;
}

/**
 * Starts the console process and waits until it says that it is healthy.
 *
 * It is in a process group of its own, so that Ctrl-C reaches only the supervisor, and it ends by itself
 * when the supervisor is gone.
 *
 * @throws StartError
 */
export async function launchConsole(options: ConsoleOptions): Promise<Launched> {
  const { config, databaseUrl, sessionSecret, program, stopSignal } = options;
  const child = fork(program, [], {
    detached: true,
    // Its stdout goes to our stderr: our stdout is for what scripts read.
    stdio: ["ignore", 2, 2, "ipc"],
    env: {
      ...inheritedEnvironment(),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      KEYWARD_HOME: config.home,
      KEYWARD_CONSOLE_URL: config.consoleUrl,
      NEXTAUTH_URL: config.consoleUrl,
      NEXTAUTH_SECRET: sessionSecret,
    },
  });
  let hasEnded = false;
  const exited = once(child, "exit").then(() => {
    hasEnded = true;
  });
  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
  };
  const giveUpAt = Date.now() + READY_TIMEOUT_MS;
  while (!(await isHealthy(config))) {
    if (hasEnded || stopSignal.aborted || Date.now() > giveUpAt) {
      await stop();
      throw new StartError("The console did not become healthy; its messages above say why.");
    }
    await delay(POLL_INTERVAL_MS);
  }
  if (hasEnded) {
    throw new StartError("The console ended while it was starting; its messages above say why.");
  }
  return { pid: child.pid ?? 0, exited, stop, kill: () => void child.kill("SIGKILL") };
}

async function isHealthy({ bind, consolePort }: Config): Promise<boolean> {
  const host = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[bind] ?? (bind.includes(":") ? `[${bind}]` : bind);
  try {
    const response = await fetch(`http://${host}:${consolePort}/api/health`, {
      signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    // Not listening yet, or too slow to answer.
    return false;
  }
}
