import type { ActionTrailEvent } from "@/lib/operation/audit-event";
import { KmsError } from "@/lib/platform/errors";
import { type AuditRow, auditRow } from "./canonical-event";

const BATCH_LIMIT = 1_000;
/** One batch is prepared while the other waits for its commit. */
export const FLUSHES_IN_FLIGHT = 2;

interface Waiter {
  readonly row: AuditRow;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What went wrong with each row of a batch; `undefined` for what was written. */
export type RowResults = readonly (Error | undefined)[];

/** Writes one batch. No two that run at one time have the same number; it is below `FLUSHES_IN_FLIGHT`. */
export type WriteBatch = (rows: readonly AuditRow[], flight: number) => Promise<RowResults>;

/** Collects what arrives while a batch is being written, and writes it as the next batch. */
export class BatchQueue {
  readonly #write: WriteBatch;
  readonly #limit: number;
  #waiting: Waiter[] = [];
  #writing = 0;
  readonly #freeFlights = Array.from({ length: FLUSHES_IN_FLIGHT }, (_, flight) => flight);
  #isScheduled = false;
  #isClosed = false;
  #drained: (() => void) | undefined;

  constructor(write: WriteBatch, limit: number) {
    this.#write = write;
    this.#limit = limit;
  }

  get depth(): number {
    return this.#waiting.length + this.#writing;
  }

  async add(event: ActionTrailEvent): Promise<void> {
    if (this.#isClosed || this.depth >= this.#limit) throw new KmsError("ServiceUnavailableTemporary");
    const row = auditRow(event);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      this.#schedule();
    });
  }

  /** Lets everything that arrives in this turn of the event loop into one batch. */
  #schedule(): void {
    if (this.#isScheduled || this.#freeFlights.length === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#flush();
    });
  }

  async #flush(): Promise<void> {
    const flight = this.#waiting.length === 0 ? undefined : this.#freeFlights.pop();
    if (flight === undefined) return;
    const batch = this.#waiting.splice(0, BATCH_LIMIT);
    this.#writing += batch.length;
    if (this.#waiting.length > 0) this.#schedule();
    try {
      const results = await this.#write(
        batch.map(({ row }) => row),
        flight,
      );
      for (const [index, waiter] of batch.entries()) settle(waiter, results[index]);
    } catch (error) {
      for (const waiter of batch) waiter.reject(error);
    } finally {
      this.#freeFlights.push(flight);
      this.#writing -= batch.length;
      if (this.#waiting.length > 0) this.#schedule();
      else if (this.#freeFlights.length === FLUSHES_IN_FLIGHT) this.#drained?.();
    }
  }

  /** Refuses new events and resolves when those that wait are settled. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.depth === 0) return;
    await new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
  }
}

function settle(waiter: Waiter, error: Error | undefined): void {
  if (error === undefined) waiter.resolve();
  else waiter.reject(error);
}
