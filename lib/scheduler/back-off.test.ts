import { expect, test } from "vitest";
import { BackOff } from "./back-off";

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

test("what fails is left alone for ten seconds, then twice as long each time, an hour at most", () => {
  let now = 0;
  const backOff = new BackOff(() => new Date(now));
  const delays: number[] = [];

  for (let failure = 0; failure < 12; failure += 1) {
    backOff.failed("key-1");
    const failedAt = now;
    while (backOff.waiting().length > 0) now += SECOND_MS;
    delays.push(now - failedAt);
  }

  expect(delays.slice(0, 3)).toEqual([10 * SECOND_MS, 20 * SECOND_MS, 40 * SECOND_MS]);
  expect(delays.at(-1)).toBe(HOUR_MS);
});

test("success ends the waiting, and what fails does not hold anything else up", () => {
  const backOff = new BackOff(() => new Date(0));
  backOff.failed("key-1");
  backOff.failed("key-2");

  backOff.succeeded("key-1");

  expect(backOff.waiting()).toEqual(["key-2"]);
});
