const FIRST_DELAY_MS = 10_000;
const LONGEST_DELAY_MS = 3_600_000;

interface Failure {
  readonly delayMs: number;
  readonly retryAt: number;
}

/** Remembers what failed, and how long to leave it alone: twice as long each time, an hour at most. */
export class BackOff {
  readonly #now: () => Date;
  readonly #failures = new Map<string, Failure>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** What is to be left alone for now. */
  waiting(): string[] {
    const now = this.#now().getTime();
    return [...this.#failures].flatMap(([id, { retryAt }]) => (retryAt > now ? [id] : []));
  }

  failed(id: string): void {
    const before = this.#failures.get(id);
    const delayMs = before === undefined ? FIRST_DELAY_MS : Math.min(2 * before.delayMs, LONGEST_DELAY_MS);
    this.#failures.set(id, { delayMs, retryAt: this.#now().getTime() + delayMs });
  }

  succeeded(id: string): void {
    this.#failures.delete(id);
  }
}
