import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "@/lib/platform/config";
import { forkProgram } from "@/lib/supervisor/fork-program";
import type { Launched } from "@/lib/supervisor/kept-process";
import { StartError } from "@/lib/supervisor/start-error";

const POLL_INTERVAL_MS = 50;
const READY_TIMEOUT_MS = 60_000;
/** A scheduler that has not been heard of for so long is stuck; nothing that it does takes as long. */
const LONGEST_SILENCE_MS = 300_000;
const WATCH_INTERVAL_MS = 10_000;

export interface SchedulerProcessOptions {
  readonly config: Pick<Config, "home">;
  readonly databaseUrl: string;
  /** The JavaScript file to run. */
  readonly program: string;
  /** Ends the waiting, and the process. */
  readonly stopSignal: AbortSignal;
  /** For tests. */
  readonly longestSilenceMs?: number;
  readonly watchIntervalMs?: number;
}

/**
 * Starts the scheduler process and waits until it says that it works. It says so again and again; when it falls
 * silent it is killed, and whoever keeps it starts it anew.
 *
 * @throws StartError
 */
export async function launchScheduler(options: SchedulerProcessOptions): Promise<Launched> {
  const { config, databaseUrl, program, stopSignal } = options;
  const scheduler = forkProgram(program, { DATABASE_URL: databaseUrl, KEYWARD_HOME: config.home });
  let heardAt: number | null = null;
  scheduler.child.on("message", () => {
    heardAt = performance.now();
  });
  const giveUpAt = performance.now() + READY_TIMEOUT_MS;
  while (heardAt === null) {
    if (scheduler.hasEnded() || stopSignal.aborted || performance.now() > giveUpAt) {
      await scheduler.stop();
      throw new StartError("The scheduler did not start; its messages above say why.");
    }
    await delay(POLL_INTERVAL_MS);
  }
  const watch = setInterval(() => {
    const silenceMs = performance.now() - (heardAt ?? 0);
    if (silenceMs > (options.longestSilenceMs ?? LONGEST_SILENCE_MS)) scheduler.kill();
  }, options.watchIntervalMs ?? WATCH_INTERVAL_MS);
  void scheduler.exited.then(() => clearInterval(watch));
  return scheduler;
}
