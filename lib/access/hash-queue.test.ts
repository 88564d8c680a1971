import { expect, test, vi } from "vitest";
import { createHashQueue } from "./hash-queue";

/** Work that ends when told. */
function heldWork() {
  const ends: Array<() => void> = [];
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  /** Ends so many, each once it has begun. */
  const end = async (count: number) => {
    for (let ended = 0; ended < count; ended += 1) {
      await vi.waitUntil(() => ends.length > 0);
      ends.shift()?.();
    }
  };
  return { work, end, most: () => most };
}

test("no more run at a time than allowed, and all get their turn", async () => {
  const queue = createHashQueue({ running: 2, waiting: 10 });
  const { work, end, most } = heldWork();
  const all = Promise.all(Array.from({ length: 8 }, () => queue.run(work)));

  await end(8);
  await all;

  expect(most()).toBe(2);
});

test("who finds the queue full is told to come back", async () => {
  const queue = createHashQueue({ running: 1, waiting: 1 });
  const { work, end } = heldWork();
  const admitted = Promise.all([queue.run(work), queue.run(work)]);

  await expect(queue.run(work)).rejects.toMatchObject({ code: "Rejected.Throttling", retryAfterSeconds: 2 });

  await end(2);
  await admitted;
});

test("work that fails gives its place on", async () => {
  const queue = createHashQueue({ running: 1, waiting: 1 });

  await expect(queue.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");

  expect(await queue.run(async () => "done")).toBe("done");
});
