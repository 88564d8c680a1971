import type { Command } from "commander";
import { loadConfig } from "@/lib/platform/config";
import { runService } from "@/lib/supervisor/main";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** npm hands Ctrl-C on to a process that has had it from the terminal: that is not a second one. */
const ONE_SIGNAL_MS = 1_000;

export function registerStart(program: Command): void {
  program
    .command("start")
    .description("run the service until it is stopped")
    .action(async () => {
      const startedAt = performance.now();
      const say = (line: string) => {
        const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
        process.stdout.write(`${seconds.padStart(6)} s  ${line}\n`);
      };
      await runService({
        config: loadConfig(),
        say,
        announce: (line) => process.stdout.write(`${line}\n`),
        ...listenForSignals(say),
      });
      process.exit();
    });
}

/** The first signal stops the service in good order, a second one at once. */
function listenForSignals(say: (line: string) => void): { stopSignal: AbortSignal; killSignal: AbortSignal } {
  const stop = new AbortController();
  const kill = new AbortController();
  let firstAt = Number.NaN;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (!stop.signal.aborted) {
        firstAt = performance.now();
        say("Stopping; press Ctrl-C again to stop at once");
        stop.abort();
      } else if (performance.now() - firstAt > ONE_SIGNAL_MS) {
        process.exitCode = 1;
        kill.abort();
      }
    });
  }
  return { stopSignal: stop.signal, killSignal: kill.signal };
}
