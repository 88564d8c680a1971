import { FairQueue, type FairQueueLimits } from "./fair-queue";

/** Does a piece of work of somebody, when it is their turn. */
export type InTurn = <T>(owner: string, work: () => Promise<T>) => Promise<T>;

/**
 * Lets so many pieces of work run at once; the others wait, and their owners take turns. What comes on top of the
 * limits is refused.
 */
export function limitConcurrency(maxRunning: number, limits: FairQueueLimits): InTurn {
  const waiting = new FairQueue<() => void>(limits);
  let running = 0;
  return async (owner, work) => {
    if (running >= maxRunning) {
      await new Promise<void>((resolve) => waiting.add(owner, resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.take();
      if (next === undefined) {
        running -= 1;
      } else {
        next();
      }
    }
  };
}
