import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encryptionContextAad } from "./encryption-context";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest();
const wellFormed = fc.string({ unit: "grapheme" });

test("no context gives no additional data, an empty one the hash of the empty string", () => {
  expect(encryptionContextAad(undefined)).toBeUndefined();
  expect(encryptionContextAad({})).toEqual(sha256(""));
});

test("pairs are sorted by key and joined with an ampersand", () => {
  expect(encryptionContextAad({ b: "two", a: "1", "": "x" })).toEqual(sha256("=x&a=1&b=two"));
});

test("keys are compared by their UTF-8 bytes", () => {
  const astral = "\u{10000}";
  const privateUse = "\uE000";

  expect(encryptionContextAad({ [astral]: "1", [privateUse]: "2" })).toEqual(
    sha256(`${privateUse}=2&${astral}=1`),
  );
});

test("the order of the pairs does not matter", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(wellFormed, wellFormed), { selector: ([key]) => key }), (pairs) => {
      const forwards = encryptionContextAad(Object.fromEntries(pairs));
      const backwards = encryptionContextAad(Object.fromEntries(pairs.toReversed()));

      expect(forwards).toEqual(backwards);
    }),
  );
});

test("a key named like a part of every object is a key like others", () => {
  const context = JSON.parse('{"__proto__": "1", "constructor": "2"}');

  expect(encryptionContextAad(context)).toEqual(sha256("__proto__=1&constructor=2"));
});

test("another key or value gives other additional data", () => {
  const aad = encryptionContextAad({ user: "7" });

  expect(encryptionContextAad({ user: "8" })).not.toEqual(aad);
  expect(encryptionContextAad({ User: "7" })).not.toEqual(aad);
  expect(encryptionContextAad({ user: "7", a: "" })).not.toEqual(aad);
});

test.each([
  ["key", { "\uD800": "x" }],
  ["value", { x: "\uDFFF" }],
])("a %s that is no Unicode text is refused", (_what, context) => {
  expect(() => encryptionContextAad(context)).toThrow(
    expect.objectContaining({ code: "InvalidParameter", parameter: "EncryptionContext" }),
  );
});
