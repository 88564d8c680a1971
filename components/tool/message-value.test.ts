import { expect, test } from "vitest";
import { toBase64, toHex } from "@/lib/format/encoding";
import { MESSAGE_BYTES } from "@/lib/key-use/schema";
import { digestOf, EMPTY_MESSAGE, type MessageValue, readEncoded, readMessage } from "./message-value";

const SHA_256 = { hash: "sha256", digestBytes: 32 } as const;
const DIGEST = Uint8Array.from({ length: 32 }, (_, i) => i * 7);

const message = (text: string): MessageValue => ({
  ...EMPTY_MESSAGE,
  message: { format: "text", text, file: null },
});

test("a digest is read as hexadecimal or Base64, and must be as long as the hash makes it", () => {
  const digest = (text: string) => readMessage({ ...EMPTY_MESSAGE, type: "digest", digest: text }, SHA_256);

  expect(digest(toHex(DIGEST))).toEqual({ ok: true, parameter: "digest", bytes: DIGEST });
  expect(digest(` ${toBase64(DIGEST)}\n`)).toEqual({ ok: true, parameter: "digest", bytes: DIGEST });
  expect(digest(toHex(DIGEST.subarray(1)))).toMatchObject({ ok: false });
  expect(digest("")).toMatchObject({ ok: false });
  expect(readEncoded("neither!")).toBeNull();
});

test("a message has one byte at least and 4,096 at most; a file is hashed instead of sent", () => {
  const bytes = new Uint8Array(MESSAGE_BYTES.max + 1);

  expect(readMessage(message(""), SHA_256)).toMatchObject({ ok: false });
  expect(readMessage(message("a".repeat(MESSAGE_BYTES.max)), SHA_256)).toMatchObject({
    parameter: "message",
  });
  expect(readMessage(message("a".repeat(MESSAGE_BYTES.max + 1)), SHA_256)).toMatchObject({ ok: false });
  expect(
    readMessage(
      { ...EMPTY_MESSAGE, message: { format: "file", text: "", file: { name: "x", bytes } } },
      SHA_256,
    ),
  ).toMatchObject({ ok: true, parameter: "file" });
});

/** Source: FIPS 180-4, example of SHA-256 for "abc". */
test("the digest of a file is the one of the standard", async () => {
  expect(toHex(await digestOf(new TextEncoder().encode("abc"), "sha256"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
