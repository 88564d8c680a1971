import { randomInt } from "node:crypto";
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
/** Slots of uses: a `smallint`. */
const SLOTS = 32_768;

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
  const firstSlot = randomInt(SLOTS / FLUSHES_IN_FLIGHT) * FLUSHES_IN_FLIGHT;
  const queue = new BatchQueue(
    (rows, flight) => writeRows({ pool, log, slot: firstSlot + flight }, rows),
    queueLimit ?? QUEUE_LIMIT,
  );
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

/** What one batch is written with. */
interface Writing {
  readonly pool: pg.Pool;
  readonly log: Pick<Logger, "warn">;
  readonly slot: number;
}

/**
 * Writes rows; tells for each what went wrong with it. Rows that the database refuses are told from the
 * others by halving the batch.
 *
 * @throws when the database could not be reached, twice
 */
async function writeRows(writing: Writing, rows: readonly AuditRow[]): Promise<RowResults> {
  const { pool, log, slot } = writing;
  try {
    return await insertAuditRows(pool, rows, slot);
  } catch (error) {
    if (!isRefusedData(error)) {
      log.warn({ err: error, events: rows.length }, "audit events are written a second time");
      return await secondAttempt(writing, rows);
    }
    return await writeHalves(writing, rows, error);
  }
}

async function secondAttempt(writing: Writing, rows: readonly AuditRow[]): Promise<RowResults> {
  try {
    return await insertAuditRows(writing.pool, rows, writing.slot);
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    return await writeHalves(writing, rows, error);
  }
}

async function writeHalves(writing: Writing, rows: readonly AuditRow[], cause: Error): Promise<RowResults> {
  if (rows.length === 1) return [cause];
  const middle = Math.ceil(rows.length / 2);
  const first = await writeRows(writing, rows.slice(0, middle));
  const second = await writeRows(writing, rows.slice(middle));
  return [...first, ...second];
}

/** PostgreSQL's classes 22 (data) and 23 (constraints): the same statement would be refused again. */
function isRefusedData(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");
}
