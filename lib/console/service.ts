import "server-only";
import { loadConfig } from "@/lib/platform/config";
import { createLogger } from "@/lib/platform/logger";
import { openService, type Service } from "@/lib/runtime/service";

/** Survives the module being loaded again, as Next.js does for pages, actions and route handlers. */
const holder: { keywardService?: Promise<Service> } = globalThis as never;

/** The one service of this process; opened on first use, and tried again after a failure. */
export function loadService(): Promise<Service> {
  holder.keywardService ??= open().catch((error: unknown) => {
    delete holder.keywardService;
    throw error;
  });
  return holder.keywardService;
}

async function open(): Promise<Service> {
  const config = loadConfig();
  if (config.databaseUrl === undefined) {
    throw new Error("The console needs DATABASE_URL; the supervisor gives it.");
  }
  const log = createLogger({ name: "console", level: config.logLevel });
  return openService({ config, databaseUrl: config.databaseUrl, log });
}
