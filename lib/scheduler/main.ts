import { setTimeout as delay } from "node:timers/promises";
import { loadConfig } from "@/lib/platform/config";
import { createLogger } from "@/lib/platform/logger";
import { openService } from "@/lib/runtime/service";
import { Scheduler } from "./scheduler";

const PERIOD_MS = 5_000;

/** The scheduler process. It lives no longer than its supervisor, and tells it again and again that it works. */
async function main(): Promise<void> {
  const config = loadConfig();
  if (config.databaseUrl === undefined) {
    throw new Error("The scheduler needs DATABASE_URL; the supervisor gives it.");
  }
  const stopping = new AbortController();
  process.once("SIGTERM", () => stopping.abort());
  // The supervisor is gone; what is under way is undone by the database.
  process.once("disconnect", () => process.exit(0));
  const log = createLogger({ name: "scheduler", level: config.logLevel });
  const service = await openService({ config, databaseUrl: config.databaseUrl, log });
  await service.checkHealth();
  const beat = () => void process.send?.("alive");
  beat();
  const scheduler = new Scheduler({ services: service.services, onProgress: beat });
  while (!stopping.signal.aborted) {
    await scheduler.runDue(stopping.signal);
    await pause(stopping.signal);
  }
  await service.close();
  process.exit(0);
}

async function pause(signal: AbortSignal): Promise<void> {
  await delay(PERIOD_MS, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

await main();
