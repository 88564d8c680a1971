import pg from "pg";
import type { ActionTrailEvent, AuditSink } from "@/lib/operation/audit-event";
import type { Database } from "@/lib/platform/db";
import type { Logger } from "@/lib/platform/logger";
import { BatchQueue, FLUSHES_IN_FLIGHT, type RowResults } from "./batch-queue";
import { type AuditRow, auditRow } from "./canonical-event";
import { insertAuditRow, insertAuditRows } from "./insert-events";

/** Events that may wait; beyond it a caller is refused at once rather than kept waiting. */
const QUEUE_LIMIT = 20_000;
const CONNECTION_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;

export interface AuditRecorder extends AuditSink {
  /** Events accepted and not yet committed. */
  depth(): number;
  /** Refuses new events, writes those that wait, and closes its connections. */
  close(): Promise<void>;
}

export interface AuditRecorderOptions {
  readonly databaseUrl: string;
  readonly log: Pick<Logger, "warn" | "error">;
  /** For tests. */
  readonly queueLimit?: number;
}

/**
 * Writes audit events with group commit, on connections of its own.
 *
 * A promise of `record` is kept only when the event is committed, exactly once: also when the answer to a
 * commit was lost, and whatever became of the others in its batch. When the database is away, every waiting
 * caller is refused.
 */
export function createAuditRecorder({ databaseUrl, log, queueLimit }: AuditRecorderOptions): AuditRecorder {
  const pool = openPool(databaseUrl, log);
  const queue = new BatchQueue((rows) => writeRows(pool, rows, log), queueLimit ?? QUEUE_LIMIT);
  let closing: Promise<void> | undefined;
  return {
    recordIn: (db, event) => recordIn(db, event),
    record: (event) => queue.add(event),
    depth: () => queue.depth,
    close() {
      closing ??= queue.close().then(() => pool.end());
      return closing;
    },
  };
}

async function recordIn(db: Database, event: ActionTrailEvent): Promise<void> {
  await insertAuditRow(db, auditRow(event));
}

function openPool(databaseUrl: string, log: Pick<Logger, "warn">): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: FLUSHES_IN_FLIGHT,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + CONNECTION_TIMEOUT_MS,
    application_name: "keyward-audit",
  });
  pool.on("error", (err) => log.warn({ err }, "an idle audit connection was lost"));
  return pool;
}

/**
 * Writes rows; tells for each what went wrong with it. Rows that the database refuses are told from the
 * others by halving the batch.
 *
 * @throws when the database could not be reached, twice
 */
async function writeRows(
  pool: pg.Pool,
  rows: readonly AuditRow[],
  log: Pick<Logger, "warn">,
): Promise<RowResults> {
  try {
    return await insertAuditRows(pool, rows);
  } catch (error) {
    if (!isRefusedData(error)) {
      log.warn({ err: error, events: rows.length }, "audit events are written a second time");
      return await secondAttempt(pool, rows, log);
    }
    return await writeHalves(pool, rows, log, error);
  }
}

async function secondAttempt(
  pool: pg.Pool,
  rows: readonly AuditRow[],
  log: Pick<Logger, "warn">,
): Promise<RowResults> {
  try {
    return await insertAuditRows(pool, rows);
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    return await writeHalves(pool, rows, log, error);
  }
}

async function writeHalves(
  pool: pg.Pool,
  rows: readonly AuditRow[],
  log: Pick<Logger, "warn">,
  cause: Error,
): Promise<RowResults> {
  if (rows.length === 1) return [cause];
  const middle = Math.ceil(rows.length / 2);
  const first = await writeRows(pool, rows.slice(0, middle), log);
  const second = await writeRows(pool, rows.slice(middle), log);
  return [...first, ...second];
}

/** PostgreSQL's classes 22 (data) and 23 (constraints): the same statement would be refused again. */
function isRefusedData(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");
}
