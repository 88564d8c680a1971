import { loadConfig } from "@/lib/platform/config";
import { createLogger } from "@/lib/platform/logger";
import { openService } from "@/lib/runtime/service";
import { Scheduler } from "@/lib/scheduler/scheduler";
import { killAtStatement } from "./kill-at-statement";

/**
 * A scheduler that does everything that is due once and is killed at its n-th SQL statement. It ends with 0 when
 * there is no n-th.
 *
 * Run by `run-killed.ts`; the environment says which database and which root key.
 */
async function main(moment: string, n: number): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: "killed-scheduler", level: "error" });
  const service = await openService({ config, databaseUrl: config.databaseUrl ?? "", log });
  await service.checkHealth();
  killAtStatement(moment, n);
  await new Scheduler({ services: service.services }).runDue(new AbortController().signal);
  process.exit(0);
}

const [moment = "", n = ""] = process.argv.slice(2);
await main(moment, Number(n));
