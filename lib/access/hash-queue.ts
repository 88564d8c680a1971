import { KmsError } from "@/lib/platform/errors";

export interface HashQueue {
  /** @throws KmsError Rejected.Throttling when too many wait already. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

const RETRY_AFTER_SECONDS = 2;

/** Lets so many run at a time, in order of arrival, and so many more wait: hashing cannot use up the memory. */
export function createHashQueue({ running, waiting }: { running: number; waiting: number }): HashQueue {
  const queue: Array<() => void> = [];
  let active = 0;

  const enter = async () => {
    if (active < running) {
      active += 1;
      return;
    }
    if (queue.length >= waiting) {
      throw new KmsError("Rejected.Throttling", { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    await new Promise<void>((resolve) => queue.push(resolve));
  };
  /** A place is handed on, not given back, so that nobody can slip in between. */
  const leave = () => {
    const next = queue.shift();
    if (next === undefined) active -= 1;
    else next();
  };

  return {
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
