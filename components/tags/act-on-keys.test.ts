import { expect, test } from "vitest";
import type { ActionState } from "@/lib/console/action-state";
import { actOnKeys } from "./act-on-keys";

const DONE: ActionState = { status: "done", result: {}, requestId: "r" };
const REFUSED: ActionState = {
  status: "refused",
  code: "Rejected.LimitExceeded",
  message: "The quota of this resource is used up.",
  facts: {},
};
const keyIds = Array.from({ length: 120 }, (_, i) => `key-${i}`);

test("acts on every key once, at most 50 at a time", async () => {
  const calls: (readonly string[])[] = [];

  const outcome = await actOnKeys(keyIds, async (some) => {
    calls.push(some);
    return DONE;
  });

  expect(calls.map((some) => some.length)).toEqual([50, 50, 20]);
  expect(calls.flat()).toEqual(keyIds);
  expect(outcome).toEqual({ done: 120, refusal: null });
});

test("stops at a refusal and tells how many were done before", async () => {
  let calls = 0;

  const outcome = await actOnKeys(keyIds, async () => {
    calls += 1;
    return calls === 2 ? REFUSED : DONE;
  });

  expect(calls).toBe(2);
  expect(outcome).toEqual({ done: 50, refusal: REFUSED });
});

test("a lost connection is a refusal", async () => {
  const outcome = await actOnKeys(["key-1"], () => Promise.reject(new TypeError("Failed to fetch")));

  expect(outcome).toMatchObject({ done: 0, refusal: { code: "ServiceUnavailableTemporary" } });
});
