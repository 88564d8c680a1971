import { expect, test } from "vitest";
import { type ConditionVerdict, judgeConditions } from "./policy-condition";
import type { ConditionValue } from "./policy-document";

const CASES: ReadonlyArray<
  [operator: string, value: ConditionValue, fact: string, verdict: ConditionVerdict]
> = [
  ["StringEquals", "a", "a", "holds"],
  ["StringEquals", ["b", "a"], "a", "holds"],
  ["StringEquals", "A", "a", "fails"],
  ["StringNotEquals", ["b", "a"], "a", "fails"],
  ["StringNotEquals", "b", "a", "holds"],
  ["StringEqualsIgnoreCase", "A", "a", "holds"],
  ["StringLike", "prod-*", "prod-eu", "holds"],
  ["StringNotLike", "prod-*", "prod-eu", "fails"],
  ["NumericLessThan", "10", "9.5", "holds"],
  ["NumericLessThan", "ten", "9.5", "unknown"],
  ["NumericGreaterThanEquals", "10", "10", "holds"],
  ["DateLessThan", "2026-11-22T00:00:00Z", "2026-11-21T23:59:59Z", "holds"],
  ["DateGreaterThan", "2026-11-22T08:00:00+08:00", "2026-11-22T00:00:01Z", "holds"],
  ["DateLessThan", "2026-11-22T00:00:00", "2026-11-21T23:59:59Z", "unknown"],
  ["Bool", "true", "true", "holds"],
  ["Bool", "false", "true", "fails"],
  ["Bool", "yes", "true", "unknown"],
  ["IpAddress", "10.0.0.0/8", "10.9.8.7", "holds"],
  ["IpAddress", "10.0.0.0/8", "11.9.8.7", "fails"],
  ["IpAddress", "10.0.0.7", "10.0.0.7", "holds"],
  ["IpAddress", "10.0.0.0/8", "::ffff:10.0.0.7", "holds"],
  ["IpAddress", "2001:db8::/32", "2001:db8::1", "holds"],
  ["IpAddress", "0.0.0.0/0", "203.0.113.9", "holds"],
  ["IpAddress", "10.0.0.0/33", "10.0.0.7", "unknown"],
  ["IpAddress", "10.0.0.0/8", "somewhere", "unknown"],
  ["NotIpAddress", "10.0.0.0/8", "10.9.8.7", "fails"],
  ["NotIpAddress", ["10.0.0.0/8", "nonsense"], "11.0.0.1", "unknown"],
  ["NoSuchOperator", "a", "a", "unknown"],
];

test.each(CASES)("%s %j, when the fact is %s, is judged: %s", (operator, value, fact, verdict) => {
  expect(judgeConditions({ [operator]: { "the:Key": value } }, { "the:Key": fact })).toBe(verdict);
});

test("a fact that is not known leaves the condition unknown, negated or not", () => {
  expect(judgeConditions({ StringEquals: { "the:Key": "a" } }, {})).toBe("unknown");
  expect(judgeConditions({ StringNotEquals: { "the:Key": "a" } }, {})).toBe("unknown");
  expect(judgeConditions({ StringEquals: { constructor: "a" } }, {})).toBe("unknown");
});

test("all conditions must hold, and one that fails outweighs one that is unknown", () => {
  const facts = { a: "1", b: "2" };

  expect(judgeConditions({ StringEquals: { a: "1", b: "2" } }, facts)).toBe("holds");
  expect(judgeConditions({ StringEquals: { a: "1", b: "3" } }, facts)).toBe("fails");
  expect(judgeConditions({ NoSuchOperator: { a: "1" }, StringEquals: { b: "3" } }, facts)).toBe("fails");
  expect(judgeConditions({ NoSuchOperator: { a: "1" }, StringEquals: { b: "2" } }, facts)).toBe("unknown");
  expect(judgeConditions(undefined, {})).toBe("holds");
});
