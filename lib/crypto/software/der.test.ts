import fc from "fast-check";
import { expect, test } from "vitest";
import { findEcPrivateScalar, formatIntegers, isOneSequence, parseIntegers } from "./der";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

test("numbers that are written are read back, and written in no other way", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 384n - 1n }),
      fc.bigInt({ min: 0n, max: 2n ** 384n - 1n }),
      (a, b) => {
        const der = formatIntegers([a, b]);

        expect(parseIntegers(der, 2)).toEqual([a, b]);
      },
    ),
  );
});

test("whatever is read is what writing gives", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const numbers = parseIntegers(bytes, 2);

      expect(numbers === null || formatIntegers(numbers).equals(bytes)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ["nothing", ""],
  ["a tag alone", "30"],
  ["a sequence that is cut", "30 06 02 01 01 02 01"],
  ["a byte behind it", "30 06 02 01 01 02 01 01 00"],
  ["an empty number", "30 05 02 00 02 01 01"],
  ["a negative number", "30 06 02 01 80 02 01 01"],
  ["a number with a zero too many", "30 07 02 02 00 7f 02 01 01"],
  ["a length in a longer form than needed", "30 81 06 02 01 01 02 01 01"],
  ["a length with a leading zero", "30 82 00 06 02 01 01 02 01 01"],
  ["a length of no bytes", "30 80 02 01 01 02 01 01 00 00"],
  ["a length of five bytes", "30 85 00 00 00 00 06 02 01 01 02 01 01"],
  ["one number", "30 03 02 01 01"],
  ["three numbers", "30 09 02 01 01 02 01 01 02 01 01"],
  ["another tag", "31 06 02 01 01 02 01 01"],
  ["bytes instead of a number", "30 06 04 01 01 02 01 01"],
])("%s is not two numbers", (_what, der) => {
  expect(parseIntegers(hex(der), 2)).toBeNull();
});

test("a length that needs the long form is read", () => {
  const content = Buffer.concat([hex("02 81 80 01"), Buffer.alloc(127)]);

  const numbers = parseIntegers(Buffer.concat([hex("30 81 83"), content]), 1);

  expect(numbers).toEqual([1n << 1016n]);
});

test("only an ECPrivateKey of version 1 has a private scalar", () => {
  expect(findEcPrivateScalar(hex("30 07 02 01 01 04 02 aa bb"))).toEqual(hex("aa bb"));
  expect(findEcPrivateScalar(hex("30 07 02 01 00 04 02 aa bb"))).toBeNull();
  expect(findEcPrivateScalar(hex("30 07 02 01 01 03 02 aa bb"))).toBeNull();
  expect(findEcPrivateScalar(hex("30 03 02 01 01"))).toBeNull();
});

test("one sequence is neither two nor none", () => {
  expect(isOneSequence(hex("30 00"))).toBe(true);
  expect(isOneSequence(hex("30 00 30 00"))).toBe(false);
  expect(isOneSequence(hex("02 01 01"))).toBe(false);
  expect(isOneSequence(hex(""))).toBe(false);
});
