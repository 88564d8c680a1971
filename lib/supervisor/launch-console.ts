import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "@/lib/platform/config";
import { forkProgram } from "@/lib/supervisor/fork-program";
import type { Launched } from "@/lib/supervisor/kept-process";
import { StartError } from "@/lib/supervisor/start-error";

const POLL_INTERVAL_MS = 100;
const HEALTH_TIMEOUT_MS = 5_000;
const READY_TIMEOUT_MS = 90_000;

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
 * @throws StartError
 */
export async function launchConsole(options: ConsoleOptions): Promise<Launched> {
  const { config, databaseUrl, sessionSecret, program, stopSignal } = options;
  const webConsole = forkProgram(program, {
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    KEYWARD_HOME: config.home,
    KEYWARD_CONSOLE_URL: config.consoleUrl,
    NEXTAUTH_URL: config.consoleUrl,
    NEXTAUTH_SECRET: sessionSecret,
  });
  const giveUpAt = Date.now() + READY_TIMEOUT_MS;
  while (!(await isHealthy(config))) {
    if (webConsole.hasEnded() || stopSignal.aborted || Date.now() > giveUpAt) {
      await webConsole.stop();
      throw new StartError("The console did not become healthy; its messages above say why.");
    }
    await delay(POLL_INTERVAL_MS);
  }
  if (webConsole.hasEnded()) {
    throw new StartError("The console ended while it was starting; its messages above say why.");
  }
  return webConsole;
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
