import pg from "pg";

/**
 * Kills this process with SIGKILL: when its n-th SQL statement is `answered`, or when its n-th COMMIT is
 * `committing`, sent and not answered. For programs that tests start.
 */
export function killAtStatement(moment: string, n: number): void {
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
