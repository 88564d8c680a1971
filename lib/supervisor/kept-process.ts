import { setTimeout as delay } from "node:timers/promises";

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;
/** A process that ran this long starts again at once when it ends. */
const STABLE_AFTER_MS = 60_000;

/** A process that was started and is ready for work. */
export interface Launched {
  readonly pid: number;
  /** Settles when it has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

export interface KeptProcessOptions<Process extends Launched> {
  /** As an operator calls it: "The console". */
  readonly name: string;
  /** Starts the process and waits until it is ready. */
  readonly launch: () => Promise<Process>;
  readonly say: (line: string) => void;
  /** After each start but the first. */
  readonly onRestarted?: (process: Process) => Promise<void>;
}

/** Keeps a process running: when it ends and nobody asked for that, it is started again, ever more slowly. */
export class KeptProcess<Process extends Launched> {
  readonly #options: KeptProcessOptions<Process>;
  readonly #stopping = new AbortController();
  #current: Process;
  #watching: Promise<void>;

  /** @throws what `launch` throws: the first start is not tried again. */
  static async start<Process extends Launched>(
    options: KeptProcessOptions<Process>,
  ): Promise<KeptProcess<Process>> {
    return new KeptProcess(options, await options.launch());
  }

  private constructor(options: KeptProcessOptions<Process>, first: Process) {
    this.#options = options;
    this.#current = first;
    this.#watching = this.#watch();
  }

  get current(): Process {
    return this.#current;
  }

  /** Ends the process for good. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#current.stop();
    await this.#watching;
  }

  kill(): void {
    this.#stopping.abort();
    this.#current.kill();
  }

  async #watch(): Promise<void> {
    let delayMs = FIRST_DELAY_MS;
    while (!this.#stopping.signal.aborted) {
      const startedAt = performance.now();
      await this.#current.exited;
      if (this.#stopping.signal.aborted) {
        return;
      }
      if (performance.now() - startedAt > STABLE_AFTER_MS) {
        delayMs = FIRST_DELAY_MS;
      }
      this.#options.say(`${this.#options.name} ended unexpectedly; starting it again`);
      delayMs = await this.#relaunch(delayMs);
    }
  }

  /** @returns the delay for the next time. */
  async #relaunch(firstDelayMs: number): Promise<number> {
    let delayMs = firstDelayMs;
    while (await this.#pause(delayMs)) {
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
      try {
        this.#current = await this.#options.launch();
      } catch (error) {
        this.#options.say(`${this.#options.name} does not start: ${messageOf(error)}`);
        continue;
      }
      if (this.#stopping.signal.aborted) {
        await this.#current.stop();
        return delayMs;
      }
      this.#options.say(`${this.#options.name} is back`);
      await this.#tellRestarted();
      return delayMs;
    }
    return delayMs;
  }

  /** What depends on the process must not keep us from watching it. */
  async #tellRestarted(): Promise<void> {
    try {
      await this.#options.onRestarted?.(this.#current);
    } catch (error) {
      this.#options.say(`After the restart of ${this.#options.name}: ${messageOf(error)}`);
    }
  }

  /** @returns false when there is nothing to wait for any more. */
  async #pause(delayMs: number): Promise<boolean> {
    await delay(delayMs, undefined, { signal: this.#stopping.signal }).catch(ignoreAbort);
    return !this.#stopping.signal.aborted;
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) {
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
