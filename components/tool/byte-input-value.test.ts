import { expect, test } from "vitest";
import { PLAINTEXT_BYTES } from "@/lib/key-use/schema";
import { countBytes, EMPTY_INPUT, readInput } from "./byte-input-value";

test("an empty text is an empty plaintext, which may be encrypted", () => {
  expect(readInput(EMPTY_INPUT)).toEqual({ ok: true, bytes: new Uint8Array() });
});

test("the limit counts bytes and not characters", () => {
  const atLimit = "密".repeat(PLAINTEXT_BYTES.max / 3);

  expect(countBytes(readInput({ ...EMPTY_INPUT, text: atLimit }))).toBe(PLAINTEXT_BYTES.max);
  expect(readInput({ ...EMPTY_INPUT, text: `${atLimit}a` })).toEqual({
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
  expect(readInput({ format, text, file: null })).toMatchObject({ ok: false, problem });
});

test("a chosen file is taken byte by byte", () => {
  const bytes = Uint8Array.of(0, 255, 10);

  expect(readInput({ format: "file", text: "ignored", file: { name: "x.bin", bytes } })).toEqual({
    ok: true,
    bytes,
  });
});
