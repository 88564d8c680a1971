import { expect, test } from "vitest";
import { PLAINTEXT_BYTES } from "@/lib/key-use/schema";
import { countBytes, EMPTY_INPUT, readInput } from "./byte-input-value";

test("an empty text is an empty plaintext, which may be encrypted", () => {
  expect(readInput(EMPTY_INPUT, PLAINTEXT_BYTES)).toEqual({ ok: true, bytes: new Uint8Array() });
});

test("the limit counts bytes and not characters", () => {
  const atLimit = "密".repeat(PLAINTEXT_BYTES.max / 3);

  expect(countBytes(readInput({ ...EMPTY_INPUT, text: atLimit }, PLAINTEXT_BYTES))).toBe(PLAINTEXT_BYTES.max);
  expect(readInput({ ...EMPTY_INPUT, text: `${atLimit}a` }, PLAINTEXT_BYTES)).toEqual({
    ok: false,
    problem: "tooBig",
    byteCount: PLAINTEXT_BYTES.max + 1,
  });
});

test.each([
  ["base64", "not base64", "malformedBase64"],
  ["hex", "abc", "malformedHex"],
  ["text", "\uDC00", "malformedText"],
  ["file", "left from another format", "noFile"],
] as const)("as %s, %j is refused: %s", (format, text, problem) => {
  expect(readInput({ format, text, file: null }, PLAINTEXT_BYTES)).toMatchObject({ ok: false, problem });
});

test("a chosen file is taken byte by byte", () => {
  const bytes = Uint8Array.of(0, 255, 10);

  expect(
    readInput({ format: "file", text: "ignored", file: { name: "x.bin", bytes } }, PLAINTEXT_BYTES),
  ).toEqual({
    ok: true,
    bytes,
  });
});

test("a call that needs a message refuses an empty one", () => {
  expect(readInput(EMPTY_INPUT, { min: 1, max: 10 })).toEqual({ ok: false, problem: "empty", byteCount: 0 });
});

test("a file of which only the digest is sent may be longer than what is typed", () => {
  const bounds = { min: 1, max: 4, fileMax: 8 };
  const bytes = new Uint8Array(8);
  const file = (length: number) => ({ name: "x", bytes: bytes.subarray(0, length) });

  expect(readInput({ format: "file", text: "", file: file(8) }, bounds)).toMatchObject({ ok: true });
  expect(readInput({ format: "hex", text: "0102030405", file: null }, bounds)).toMatchObject({
    problem: "tooBig",
  });
});
