import pg from "pg";
import { loadConfig } from "@/lib/platform/config";
import { createLogger } from "@/lib/platform/logger";
import { openService } from "@/lib/runtime/service";
import { Scheduler } from "@/lib/scheduler/scheduler";

/**
 * A scheduler that does everything that is due once and kills itself with SIGKILL: when its n-th SQL statement is
 * `answered`, or when its n-th COMMIT is `committing`, sent and not answered. It ends with 0 when there is no n-th.
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
    const isCounted = moment === "answered" || isCommit(parameters[0]);
    if (isCounted) statements += 1;
    const isLast = isCounted && statements === n;
    const answer = query.apply(this, parameters);
    if (!isLast) return answer;
    // What was sent is on its way once the event loop has turned.
    if (moment === "committing" || !(answer instanceof Promise)) setImmediate(killMyself);
    return answer instanceof Promise ? answer.finally(killMyself) : answer;
  } as typeof pg.Client.prototype.query;
}

/** A query is a text, or an object with one. */
function isCommit(query: unknown): boolean {
  const text = typeof query === "object" && query !== null && "text" in query ? query.text : query;
  return typeof text === "string" && /^\s*COMMIT\b/i.test(text);
}

function killMyself(): void {
  process.kill(process.pid, "SIGKILL");
}

const [moment = "", n = ""] = process.argv.slice(2);
await main(moment, Number(n));
