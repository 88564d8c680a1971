import pg from "pg";
import { loadConfig } from "@/lib/platform/config";
import { createLogger } from "@/lib/platform/logger";
import { openService } from "@/lib/runtime/service";
import { Scheduler } from "@/lib/scheduler/scheduler";

/**
 * A scheduler that does everything that is due once and kills itself with SIGKILL at its n-th SQL statement: when
 * that is sent, or when it is answered. It ends with 0 when there is no n-th statement.
 *
 * Run by `kill-scheduler.ts`; the environment says which database and which root key.
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

function killAtStatement(moment: string, n: number): void {
  const query = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
  let statements = 0;
  pg.Client.prototype.query = function countingQuery(this: pg.Client, ...parameters: unknown[]): unknown {
    statements += 1;
    const isLast = statements === n;
    const answer = query.apply(this, parameters);
    if (!isLast) return answer;
    // What was sent is on its way once the event loop has turned.
    if (moment === "sent" || !(answer instanceof Promise)) setImmediate(killMyself);
    return answer instanceof Promise ? answer.finally(killMyself) : answer;
  } as typeof pg.Client.prototype.query;
}

function killMyself(): void {
  process.kill(process.pid, "SIGKILL");
}

const [moment = "", n = ""] = process.argv.slice(2);
await main(moment, Number(n));
