import { expect, test } from "vitest";
import { createThrottle } from "./throttle";

function admitted(
  throttle: ReturnType<typeof createThrottle>,
  count: number,
  requestsPerSecond: number,
): number {
  return Array.from({ length: count }, () => throttle.admit({ key: "kst-1", requestsPerSecond })).filter(
    (wait) => wait === 0,
  ).length;
}

test("a second's worth of requests is admitted at once, and no more", () => {
  const throttle = createThrottle(() => 0);

  expect(admitted(throttle, 150, 100)).toBe(100);
});

test("as time passes, as many are admitted as the rate says", () => {
  let nowMs = 0;
  const throttle = createThrottle(() => nowMs);
  admitted(throttle, 100, 100);

  nowMs = 250;

  expect(admitted(throttle, 100, 100)).toBe(25);
});

test("a refusal tells how long to wait", () => {
  const throttle = createThrottle(() => 0);
  admitted(throttle, 10, 10);

  expect(throttle.admit({ key: "kst-1", requestsPerSecond: 10 })).toBeCloseTo(0.1);
});

test("0 is no limit, and instances do not take from one another", () => {
  const throttle = createThrottle(() => 0);
  admitted(throttle, 10, 10);

  expect(admitted(throttle, 1000, 0)).toBe(1000);
  expect(throttle.admit({ key: "kst-2", requestsPerSecond: 10 })).toBe(0);
});

test("a burst lets more come at once, and is refilled at the rate", () => {
  let nowMs = 0;
  const throttle = createThrottle(() => nowMs);
  const admittedOf = (count: number) =>
    Array.from({ length: count }, () => throttle.admit({ key: "a", requestsPerSecond: 1, burst: 30 })).filter(
      (wait) => wait === 0,
    ).length;

  expect(admittedOf(100)).toBe(30);
  nowMs = 5_000;
  expect(admittedOf(100)).toBe(5);
});
