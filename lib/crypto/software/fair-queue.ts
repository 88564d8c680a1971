import { KmsError } from "@/lib/platform/errors";

export interface FairQueueLimits {
  /** Beyond it, whoever comes is refused. */
  readonly max: number;
  /** Beyond it, this owner is refused; others are not. */
  readonly maxPerOwner: number;
}

const RETRY_AFTER_SECONDS = 1;

/**
 * Work that waits, of several owners who take turns: however much one of them has to do, another waits for one piece
 * of it at most. Each owner's work keeps its order.
 */
export class FairQueue<Work> {
  readonly #limits: FairQueueLimits;
  /** Those who have work here, in the order of their turns. */
  readonly #byOwner = new Map<string, Work[]>();
  #length = 0;

  constructor(limits: FairQueueLimits) {
    this.#limits = limits;
  }

  /** @throws KmsError ServiceUnavailableTemporary, Rejected.Throttling */
  add(owner: string, work: Work): void {
    const own = this.#byOwner.get(owner) ?? [];
    if (own.length >= this.#limits.maxPerOwner) {
      throw new KmsError("Rejected.Throttling", { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    if (this.#length >= this.#limits.max) {
      throw new KmsError("ServiceUnavailableTemporary");
    }
    own.push(work);
    this.#byOwner.set(owner, own);
    this.#length += 1;
  }

  /** Takes the next piece of work of the owner whose turn it is; `undefined` when nothing waits. */
  take(): Work | undefined {
    for (const [owner, own] of this.#byOwner) {
      const work = own.shift();
      this.#byOwner.delete(owner);
      if (own.length > 0) {
        this.#byOwner.set(owner, own);
      }
      this.#length -= 1;
      return work;
    }
    return undefined;
  }

  /** Takes everything, in no order that matters. */
  takeAll(): Work[] {
    const all = [...this.#byOwner.values()].flat();
    this.#byOwner.clear();
    this.#length = 0;
    return all;
  }
}
