import { createSecretKey } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseWrapped, unwrapMaterial, type WrapContext, wrapMaterial } from "./wrap-format";

const KEY = createSecretKey(Buffer.alloc(32, 7));
const KEY_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
const CONTEXT: WrapContext = {
  purpose: "key-material",
  accountId: "1234567890123456",
  instanceId: "kst-hzz1",
  objectId: "key-hzz1",
  versionId: "86a9efd9-3d16-4894-bd4f-1fc43f3f2abf",
  keySpec: "Aliyun_AES_256",
};
const TEXT_FIELDS = ["accountId", "instanceId", "objectId", "versionId", "keySpec"] as const;
const material = fc.uint8Array({ minLength: 1, maxLength: 4096 });
const text = fc.string({ unit: "grapheme", maxLength: 40 });
const context = fc.record({
  purpose: fc.constantFrom("instance-kek" as const, "key-material" as const),
  accountId: text,
  instanceId: text,
  objectId: text,
  versionId: text,
  keySpec: text,
});
const unwrap = (wrapped: Uint8Array, under = CONTEXT) => unwrapMaterial(KEY, KEY_ID, under, wrapped);

test("material comes back as it was", () => {
  fc.assert(
    fc.property(material, context, (bytes, under) => {
      const wrapped = wrapMaterial(KEY, KEY_ID, under, bytes);

      expect(Buffer.from(unwrap(wrapped, under) ?? []).equals(bytes)).toBe(true);
    }),
  );
});

test("the header names version, algorithm and wrapping key", () => {
  const wrapped = wrapMaterial(KEY, KEY_ID, CONTEXT, Buffer.alloc(32));

  expect(Buffer.from(wrapped.subarray(0, 18)).toString("hex")).toBe("01010f8fad5bd9cb469fa16570867728950e");
  expect(wrapped.length).toBe(18 + 12 + 32 + 16);
  expect(parseWrapped(wrapped)?.wrappingKeyId).toBe(KEY_ID);
});

test("every single bit matters", () => {
  const wrapped = wrapMaterial(KEY, KEY_ID, CONTEXT, Buffer.alloc(32, 3));

  for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
    expect(unwrap(withFlippedBit(wrapped, bit))).toBeNull();
  }
});

test("any flipped bit of any blob fails", () => {
  fc.assert(
    fc.property(material, fc.nat(), (bytes, position) => {
      const wrapped = wrapMaterial(KEY, KEY_ID, CONTEXT, bytes);

      expect(unwrap(withFlippedBit(wrapped, position % (wrapped.length * 8)))).toBeNull();
    }),
  );
});

test("a shortened blob fails at every length", () => {
  const wrapped = wrapMaterial(KEY, KEY_ID, CONTEXT, Buffer.alloc(32, 3));

  for (let length = 0; length < wrapped.length; length += 1) {
    expect(unwrap(wrapped.subarray(0, length))).toBeNull();
  }
});

test("bytes before or behind a blob make it fail", () => {
  const extra = fc.uint8Array({ minLength: 1, maxLength: 64 });

  fc.assert(
    fc.property(material, extra, (bytes, more) => {
      const wrapped = wrapMaterial(KEY, KEY_ID, CONTEXT, bytes);

      expect(unwrap(Buffer.concat([wrapped, more]))).toBeNull();
      expect(unwrap(Buffer.concat([more, wrapped]))).toBeNull();
    }),
  );
});

test.each(TEXT_FIELDS)("another %s fails", (field) => {
  fc.assert(
    fc.property(context, text, (under, other) => {
      fc.pre(under[field] !== other);
      const wrapped = wrapMaterial(KEY, KEY_ID, under, Buffer.alloc(32));

      expect(unwrap(wrapped, { ...under, [field]: other })).toBeNull();
    }),
  );
});

test("another purpose fails", () => {
  const wrapped = wrapMaterial(KEY, KEY_ID, CONTEXT, Buffer.alloc(32));

  expect(unwrap(wrapped, { ...CONTEXT, purpose: "instance-kek" })).toBeNull();
});

test("text that moves from one field to the next fails", () => {
  const split = fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.nat(), fc.nat());

  fc.assert(
    fc.property(split, ([whole, first, second]) => {
      const at = first % (whole.length + 1);
      const elsewhere = second % (whole.length + 1);
      fc.pre(at !== elsewhere);
      const cut = (where: number) => ({
        ...CONTEXT,
        objectId: whole.slice(0, where),
        versionId: whole.slice(where),
      });
      const wrapped = wrapMaterial(KEY, KEY_ID, cut(at), Buffer.alloc(32));

      expect(unwrap(wrapped, cut(elsewhere))).toBeNull();
    }),
  );
});

test("another wrapping key or another ID for it fails", () => {
  const wrapped = wrapMaterial(KEY, KEY_ID, CONTEXT, Buffer.alloc(32));
  const otherKey = createSecretKey(Buffer.alloc(32, 8));
  const otherId = "1f8fad5b-d9cb-469f-a165-70867728950e";

  expect(unwrapMaterial(otherKey, KEY_ID, CONTEXT, wrapped)).toBeNull();
  expect(unwrapMaterial(KEY, otherId, CONTEXT, wrapped)).toBeNull();
});

test.each([
  ["version 0", 0, 0],
  ["version 2", 0, 2],
  ["algorithm 0", 1, 0],
  ["algorithm 2", 1, 2],
])("the parser refuses %s", (_what, index, value) => {
  const wrapped = wrapMaterial(KEY, KEY_ID, CONTEXT, Buffer.alloc(32));
  wrapped[index] = value;

  expect(parseWrapped(wrapped)).toBeNull();
});

test("the parser takes any bytes without throwing", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const parsed = parseWrapped(bytes);

      expect(parsed === null || (bytes[0] === 1 && bytes[1] === 1 && bytes.length > 46)).toBe(true);
    }),
  );
});

test.each([0, 65_537])("material of %d bytes is not wrapped", (length) => {
  expect(() => wrapMaterial(KEY, KEY_ID, CONTEXT, new Uint8Array(length))).toThrow(
    expect.objectContaining({ code: "InternalFailure" }),
  );
});

test("an ID that is no Unicode text is not wrapped under", () => {
  const broken = { ...CONTEXT, objectId: "\uD800" };

  expect(() => wrapMaterial(KEY, KEY_ID, broken, new Uint8Array(32))).toThrow(
    expect.objectContaining({ code: "InternalFailure" }),
  );
});

function withFlippedBit(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const index = Math.floor(bit / 8);
  changed[index] = (changed[index] ?? 0) ^ (1 << (bit % 8));
  return changed;
}
