export interface Stoppable {
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it at once; what waits for its end goes on then. */
  kill?(): void;
}

/** What has been started, in order; stopped in the opposite order. */
export class StopStack {
  #parts: Stoppable[] = [];

  push(part: Stoppable): void {
    this.#parts.push(part);
  }

  /** Stops everything, also when a part fails to; then throws what failed first. */
  async stopAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const part of this.#parts.toReversed()) {
      await part.stop().catch((error: unknown) => failures.push(error));
    }
    this.#parts = [];
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  killAll(): void {
    for (const part of this.#parts) {
      part.kill?.();
    }
  }
}
