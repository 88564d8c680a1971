import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrapWithAes, wrapWithAes } from "./aes-key-wrap";

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));

/** Source: RFC 5649, 6. */
const RFC_KEY = bytes("5840df6e29b02af1 ab493b705bf16ea1 ae8338f4dcc176a8");

test.each([
  [
    "20 bytes",
    bytes("c37b7e6492584340 bed1220780894115 5068f738"),
    bytes("138bdeaa9b8fa7fc 61f97742e72248ee 5ae6ae5360d1ae6a 5f54f373fa543b6a"),
  ],
  ["7 bytes", bytes("466f7250617369"), bytes("afbeb0f07dfbf541 9200f2ccb50bb24f")],
])("the published example of %s is wrapped and opened as published", (_what, material, wrapped) => {
  expect(Uint8Array.from(wrapWithAes(RFC_KEY, material))).toEqual(wrapped);
  expect(unwrapWithAes(RFC_KEY, wrapped)).toEqual(material);
});

test("material of any length comes back as it was", () => {
  const key = randomBytes(32);

  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 2600 }), (material) => {
      expect(unwrapWithAes(key, wrapWithAes(key, material))).toEqual(material);
    }),
    { numRuns: 50 },
  );
});

test("one bit changed anywhere, another key, and what is cut or longer do not open", () => {
  const key = randomBytes(32);
  const wrapped = wrapWithAes(key, randomBytes(48));

  for (let bit = 0; bit < 8 * wrapped.length; bit += 1) {
    const changed = Uint8Array.from(wrapped);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(unwrapWithAes(key, changed)).toBeNull();
  }
  expect(unwrapWithAes(randomBytes(32), wrapped)).toBeNull();
  expect(unwrapWithAes(key, wrapped.subarray(0, -8))).toBeNull();
  expect(unwrapWithAes(key, wrapped.subarray(1))).toBeNull();
  expect(unwrapWithAes(key, Buffer.concat([wrapped, Buffer.alloc(8)]))).toBeNull();
  expect(unwrapWithAes(key, new Uint8Array(0))).toBeNull();
});
