import { BlockList, isIP } from "node:net";
import type { ConditionValue, PolicyConditions } from "./policy-document";
import { matchesWildcard } from "./wildcard";

/** What is known of a call, under the keys that conditions name: `acs:SourceIp` → `10.0.0.7`. */
export type ConditionFacts = Readonly<Record<string, string>>;

/** `unknown`: the operator, the fact or a value cannot be judged, so that the effect decides what is safe. */
export type ConditionVerdict = "holds" | "fails" | "unknown";

/** `undefined` when one of the two cannot be read as what the operator compares. */
type Comparison = (fact: string, value: string) => boolean | undefined;

interface Operator {
  readonly compare: Comparison;
  /** Holds when no value compares, instead of when any does. */
  readonly isNegated: boolean;
}

const any = (compare: Comparison): Operator => ({ compare, isNegated: false });
const none = (compare: Comparison): Operator => ({ compare, isNegated: true });

const equal: Comparison = (fact, value) => fact === value;
const equalIgnoringCase: Comparison = (fact, value) => fact.toLowerCase() === value.toLowerCase();

/** Source: RAM policy language, condition operators. */
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["StringEquals", any(equal)],
  ["StringNotEquals", none(equal)],
  ["StringEqualsIgnoreCase", any(equalIgnoringCase)],
  ["StringNotEqualsIgnoreCase", none(equalIgnoringCase)],
  ["StringLike", any((fact, value) => matchesWildcard(value, fact))],
  ["StringNotLike", none((fact, value) => matchesWildcard(value, fact))],
  ["NumericEquals", any(byOrder(readNumber, (order) => order === 0))],
  ["NumericNotEquals", none(byOrder(readNumber, (order) => order === 0))],
  ["NumericLessThan", any(byOrder(readNumber, (order) => order < 0))],
  ["NumericLessThanEquals", any(byOrder(readNumber, (order) => order <= 0))],
  ["NumericGreaterThan", any(byOrder(readNumber, (order) => order > 0))],
  ["NumericGreaterThanEquals", any(byOrder(readNumber, (order) => order >= 0))],
  ["DateEquals", any(byOrder(readInstant, (order) => order === 0))],
  ["DateNotEquals", none(byOrder(readInstant, (order) => order === 0))],
  ["DateLessThan", any(byOrder(readInstant, (order) => order < 0))],
  ["DateLessThanEquals", any(byOrder(readInstant, (order) => order <= 0))],
  ["DateGreaterThan", any(byOrder(readInstant, (order) => order > 0))],
  ["DateGreaterThanEquals", any(byOrder(readInstant, (order) => order >= 0))],
  ["Bool", any(byOrder(readBoolean, (order) => order === 0))],
  ["IpAddress", any(isInRange)],
  ["NotIpAddress", none(isInRange)],
]);

/** Judges all conditions of a statement; what is known to fail outweighs what is not known. */
export function judgeConditions(
  conditions: PolicyConditions | undefined,
  facts: ConditionFacts,
): ConditionVerdict {
  let verdict: ConditionVerdict = "holds";
  for (const [operator, keys] of Object.entries(conditions ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      const fact = Object.hasOwn(facts, key) ? facts[key] : undefined;
      const one = judgeCondition(OPERATORS.get(operator), fact, values);
      if (one === "fails") return "fails";
      if (one === "unknown") verdict = "unknown";
    }
  }
  return verdict;
}

function judgeCondition(
  operator: Operator | undefined,
  fact: string | undefined,
  values: ConditionValue,
): ConditionVerdict {
  if (operator === undefined || fact === undefined) return "unknown";
  const listed = typeof values === "string" ? [values] : values;
  const results = listed.map((value) => operator.compare(fact, value));
  if (results.includes(true)) return operator.isNegated ? "fails" : "holds";
  if (results.includes(undefined)) return "unknown";
  return operator.isNegated ? "holds" : "fails";
}

function byOrder(read: (text: string) => number | undefined, accept: (order: number) => boolean): Comparison {
  return (fact, value) => {
    const left = read(fact);
    const right = read(value);
    return left === undefined || right === undefined ? undefined : accept(left - right);
  };
}

function readNumber(text: string): number | undefined {
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

/** ISO 8601 with a zone; a text without one would mean another instant on another machine. */
function readInstant(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

function readBoolean(text: string): number | undefined {
  if (text.toLowerCase() === "true") return 1;
  return text.toLowerCase() === "false" ? 0 : undefined;
}

/** An address, or a range in CIDR form; an IPv4 address mapped into IPv6 is the IPv4 address. */
function isInRange(fact: string, value: string): boolean | undefined {
  const address = fact.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  const [network, prefix, ...rest] = value.split("/");
  const addressFamily = isIP(address);
  const networkFamily = isIP(network ?? "");
  if (network === undefined || rest.length > 0 || addressFamily === 0 || networkFamily === 0)
    return undefined;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
  const longestPrefix = networkFamily === 4 ? 32 : 128;
  const prefixBits = prefix === undefined ? longestPrefix : Number(prefix);
  if (prefixBits > longestPrefix) return undefined;
  if (addressFamily !== networkFamily) return false;
  const family = networkFamily === 4 ? "ipv4" : "ipv6";
  const range = new BlockList();
  range.addSubnet(network, prefixBits, family);
  return range.check(address, family);
}
