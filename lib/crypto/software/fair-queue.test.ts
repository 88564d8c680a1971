import { expect, test } from "vitest";
import { FairQueue } from "./fair-queue";

test("owners take turns, however much one of them has waiting, and each keeps its order", () => {
  const queue = new FairQueue<string>({ max: 100, maxPerOwner: 100 });
  for (const index of [1, 2, 3]) queue.add("busy", `busy ${index}`);
  queue.add("other", "other 1");
  queue.add("third", "third 1");
  queue.add("other", "other 2");

  const taken = Array.from({ length: 7 }, () => queue.take());

  expect(taken).toEqual(["busy 1", "other 1", "third 1", "busy 2", "other 2", "busy 3", undefined]);
});

test("an owner with too much waiting is refused, and others are not, until all are", () => {
  const queue = new FairQueue<number>({ max: 4, maxPerOwner: 3 });
  const add = (owner: string) => () => queue.add(owner, 0);
  for (const _ of [1, 2, 3]) queue.add("busy", 0);

  expect(add("busy")).toThrow(expect.objectContaining({ code: "Rejected.Throttling", retryAfterSeconds: 1 }));
  expect(add("other")).not.toThrow();
  expect(add("other")).toThrow(expect.objectContaining({ code: "ServiceUnavailableTemporary" }));
  queue.take();
  expect(add("other")).not.toThrow();
});

test("everything can be taken at once", () => {
  const queue = new FairQueue<number>({ max: 2, maxPerOwner: 2 });
  queue.add("one", 1);
  queue.add("two", 2);

  expect(queue.takeAll()).toEqual([1, 2]);
  expect(queue.take()).toBeUndefined();
  expect(() => queue.add("one", 3)).not.toThrow();
});
