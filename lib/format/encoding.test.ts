import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ByteEncoding,
  decodeText,
  encodeText,
  formatEncoded,
  parseBase64,
  parseEncoded,
  parseHex,
  toBase64,
  toHex,
} from "./encoding";

const BYTES = fc.uint8Array({ maxLength: 10_000 });

test("Base64 is what every other implementation writes, at any length", () => {
  fc.assert(
    fc.property(BYTES, (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    }),
  );
});

test.each<ByteEncoding>(["base64", "hex"])(
  "reading what was written in %s gives the same bytes",
  (encoding) => {
    fc.assert(
      fc.property(BYTES, (bytes) => {
        expect(parseEncoded(formatEncoded(bytes, encoding) ?? "", encoding)).toEqual(Uint8Array.from(bytes));
      }),
    );
  },
);

test("a text survives the way through bytes, its byte order mark and line ends included", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const bytes = encodeText(text);

      expect(bytes === null ? null : decodeText(bytes)).toBe(text.isWellFormed() ? text : null);
    }),
  );
  expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe("\uFEFFa");
});

test.each(["A", "AA", "AAA", "A===", "AB==", "AAA=A", "AA-_", "{}"])("%s is not Base64", (text) => {
  expect(parseBase64(text)).toBeNull();
});

test("Base64 may be pasted with line breaks", () => {
  expect(parseBase64(" aGVs\r\nbG8=\n")).toEqual(encodeText("hello"));
});

test.each(["f", "0xf", "zz", "12 3", "１２"])("%s is not hexadecimal", (text) => {
  expect(parseHex(text)).toBeNull();
});

test("hexadecimal may be pasted as tools print it", () => {
  const bytes = Uint8Array.of(0xde, 0xad, 0xbe, 0xef);

  for (const text of ["deadbeef", "DE AD BE EF", "de:ad:be:ef", "0xde, 0xad, 0xbe, 0xef"]) {
    expect(parseHex(text)).toEqual(bytes);
  }
  expect(toHex(bytes)).toBe("deadbeef");
});

test("bytes that are not UTF-8 are said to be no text rather than shown with replacement marks", () => {
  expect(decodeText(Uint8Array.of(0xc3, 0x28))).toBeNull();
  expect(decodeText(Uint8Array.of(0xed, 0xa0, 0x80))).toBeNull();
});

test("half a surrogate pair cannot be encoded", () => {
  expect(encodeText("\uD800")).toBeNull();
});
