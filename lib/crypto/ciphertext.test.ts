import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCiphertextBlob, parseCiphertextBlob } from "./ciphertext";

const KEY_VERSION_ID = "86a9efd9-3d16-4894-bd4f-1fc43f3f2abf";
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const anyParts = fc.record({
  keyVersionId: fc.uuid(),
  iv: bytesOf(12),
  ciphertext: fc.uint8Array({ maxLength: 8192, size: "max" }),
  tag: bytesOf(16),
});
const sample = (ciphertext = new Uint8Array(5)) => ({
  keyVersionId: KEY_VERSION_ID,
  iv: new Uint8Array(12),
  ciphertext,
  tag: new Uint8Array(16),
});

test("what is written reads back as it was", () => {
  fc.assert(
    fc.property(anyParts, (parts) => {
      const parsed = parseCiphertextBlob(formatCiphertextBlob(parts));

      expect(parsed?.keyVersionId).toBe(parts.keyVersionId);
      expect(Buffer.from(parsed?.iv ?? []).equals(parts.iv)).toBe(true);
      expect(Buffer.from(parsed?.ciphertext ?? []).equals(parts.ciphertext)).toBe(true);
      expect(Buffer.from(parsed?.tag ?? []).equals(parts.tag)).toBe(true);
    }),
  );
});

test("anything that can be read is written back as the same text", () => {
  const nearlyBlob = fc
    .tuple(anyParts, fc.nat(), fc.string({ maxLength: 2 }))
    .map(([parts, position, insert]) => {
      const blob = formatCiphertextBlob(parts);
      const at = position % blob.length;
      return blob.slice(0, at) + insert + blob.slice(at + 1);
    });

  fc.assert(
    fc.property(fc.oneof(nearlyBlob, fc.base64String(), fc.string()), (text) => {
      const parsed = parseCiphertextBlob(text);

      expect(parsed === null || formatCiphertextBlob(parsed) === text).toBe(true);
    }),
  );
});

test("the layout is key version ID, IV, ciphertext, tag", () => {
  const blob = formatCiphertextBlob({
    keyVersionId: KEY_VERSION_ID,
    iv: Buffer.from("iviviviviviv"),
    ciphertext: Buffer.from("CIPHERTEXT"),
    tag: Buffer.from("tagtagtagtagtagt"),
  });

  expect(Buffer.from(blob, "base64").toString("latin1")).toBe(
    `${KEY_VERSION_ID}ivivivivivivCIPHERTEXTtagtagtagtagtagt`,
  );
  expect(blob.startsWith("ODZhOWVmZDktM2QxNi00")).toBe(true);
});

test("an empty ciphertext and one of 8,192 bytes are read, one byte more is not", () => {
  const tooLong = Buffer.concat([Buffer.from(KEY_VERSION_ID), Buffer.alloc(12 + 8193 + 16)]);

  expect(parseCiphertextBlob(formatCiphertextBlob(sample(new Uint8Array(0))))).not.toBeNull();
  expect(parseCiphertextBlob(formatCiphertextBlob(sample(new Uint8Array(8192))))).not.toBeNull();
  expect(parseCiphertextBlob(tooLong.toString("base64"))).toBeNull();
});

test.each([
  ["nothing", ""],
  ["a number", 7],
  ["nothing at all", undefined],
  ["too few bytes", Buffer.concat([Buffer.from(KEY_VERSION_ID), Buffer.alloc(27)]).toString("base64")],
  ["a megabyte", "A".repeat(1_048_576)],
  ["a space at the end", `${formatCiphertextBlob(sample())} `],
  ["a line feed inside", formatCiphertextBlob(sample()).replace(/^.{20}/, "$&\n")],
  ["missing padding", formatCiphertextBlob(sample(new Uint8Array(6))).replaceAll("=", "")],
  ["more padding", `${formatCiphertextBlob(sample())}=`],
  ["loose bits before the padding", formatCiphertextBlob(sample(new Uint8Array(6))).replace(/A==$/, "B==")],
  ["the URL alphabet", formatCiphertextBlob(sample(new Uint8Array(6).fill(255))).replaceAll("/", "_")],
  ["an upper-case UUID", blobWithId(KEY_VERSION_ID.toUpperCase())],
  ["an ID without hyphens", blobWithId("86a9efd93d164894bd4f1fc43f3f2abf0000")],
  ["an ID with a zero byte", blobWithId(`86a9efd9-3d16-4894-bd4f-1fc43f3f2ab\0`)],
])("%s is no ciphertext", (_what, text) => {
  expect(parseCiphertextBlob(text)).toBeNull();
});

test.each([
  ["a short IV", { iv: new Uint8Array(11) }],
  ["a short tag", { tag: new Uint8Array(12) }],
  ["a long ciphertext", { ciphertext: new Uint8Array(8193) }],
  ["an ID that is no UUID", { keyVersionId: "key-hzz62f1cb66fa42qo0000-and-a-tail" }],
])("%s is never written", (_what, change) => {
  expect(() => formatCiphertextBlob({ ...sample(), ...change })).toThrow(
    expect.objectContaining({ code: "InternalFailure" }),
  );
});

function blobWithId(keyVersionId: string): string {
  return Buffer.concat([Buffer.from(keyVersionId, "latin1"), Buffer.alloc(40)]).toString("base64");
}
