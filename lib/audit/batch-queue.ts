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

/** Collects what arrives while a batch is being written, and writes it as the next batch. */
export class BatchQueue {
  readonly #write: (rows: readonly AuditRow[]) => Promise<RowResults>;
  readonly #limit: number;
  #waiting: Waiter[] = [];
  #writing = 0;
  #inFlight = 0;
  #isScheduled = false;
  #isClosed = false;
  #drained: (() => void) | undefined;

  constructor(write: (rows: readonly AuditRow[]) => Promise<RowResults>, limit: number) {
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
    if (this.#isScheduled || this.#inFlight >= FLUSHES_IN_FLIGHT) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#flush();
    });
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting.splice(0, BATCH_LIMIT);
    if (batch.length === 0) return;
    this.#inFlight += 1;
    this.#writing += batch.length;
    if (this.#waiting.length > 0) this.#schedule();
    try {
      const results = await this.#write(batch.map(({ row }) => row));
      for (const [index, waiter] of batch.entries()) settle(waiter, results[index]);
    } catch (error) {
      for (const waiter of batch) waiter.reject(error);
    } finally {
      this.#inFlight -= 1;
      this.#writing -= batch.length;
      if (this.#waiting.length > 0) this.#schedule();
      else if (this.#inFlight === 0) this.#drained?.();
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
