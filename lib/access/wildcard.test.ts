import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesWildcard } from "./wildcard";

/** The definition of the pattern language, as slow as it is plain. */
function oracle(pattern: string, text: string): boolean {
  const [symbol] = pattern;
  if (symbol === undefined) return text === "";
  if (symbol === "*") {
    return oracle(pattern.slice(1), text) || (text !== "" && oracle(pattern, text.slice(1)));
  }
  return text !== "" && (symbol === "?" || symbol === text[0]) && oracle(pattern.slice(1), text.slice(1));
}

const letters = (symbols: string, maxLength: number) =>
  fc.array(fc.constantFrom(...symbols), { maxLength }).map((parts) => parts.join(""));

test("every pattern matches exactly what its definition says", () => {
  fc.assert(
    fc.property(letters("ab*?", 8), letters("ab", 10), (pattern, text) => {
      expect(matchesWildcard(pattern, text)).toBe(oracle(pattern, text));
    }),
    { numRuns: 2000 },
  );
});

test("a pattern made to be slow is answered at once", () => {
  const pattern = `${"*a".repeat(500)}b`;
  const startedAt = performance.now();

  const isMatch = matchesWildcard(pattern, "a".repeat(5000));

  expect(isMatch).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(500);
});

test("regular expression characters stand for themselves", () => {
  expect(matchesWildcard("a.c", "abc")).toBe(false);
  expect(matchesWildcard("[a]*", "[a]xyz")).toBe(true);
});
