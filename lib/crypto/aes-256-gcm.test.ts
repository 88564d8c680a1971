import { createSecretKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openAesGcm, sealAesGcm, sealAesGcmWithIv } from "./aes-256-gcm";
import {
  type GcmVector,
  MCGREW_VIEGA_VECTORS,
  NIST_DECRYPT_VECTORS,
  NIST_ENCRYPT_VECTORS,
  NIST_FAIL_VECTORS,
  WYCHEPROOF_MODIFIED_TAGS,
  WYCHEPROOF_VECTORS,
} from "./aes-256-gcm-vectors";

const bytes = (hex: string) => Buffer.from(hex, "hex");
const hex = (value: Uint8Array | null) => (value === null ? null : Buffer.from(value).toString("hex"));
const keyOf = ({ key }: { key: string }) => createSecretKey(bytes(key));
const sealedOf = (vector: Omit<GcmVector, "key" | "plaintext" | "aad" | "name">) => ({
  iv: bytes(vector.iv),
  ciphertext: bytes(vector.ciphertext),
  tag: bytes(vector.tag),
});

describe.each([
  ["McGrew and Viega", MCGREW_VIEGA_VECTORS],
  ["NIST gcmEncryptExtIV256", NIST_ENCRYPT_VECTORS],
  ["NIST gcmDecrypt256", NIST_DECRYPT_VECTORS],
  ["Wycheproof", WYCHEPROOF_VECTORS],
])("%s", (_source, vectors) => {
  test.each(vectors)("$name encrypts to the published ciphertext and tag", (vector) => {
    const sealed = sealAesGcmWithIv(
      keyOf(vector),
      bytes(vector.iv),
      bytes(vector.plaintext),
      bytes(vector.aad),
    );

    expect(hex(sealed.ciphertext)).toBe(vector.ciphertext);
    expect(hex(sealed.tag)).toBe(vector.tag);
  });

  test.each(vectors)("$name decrypts to the published plaintext", (vector) => {
    const plaintext = openAesGcm(keyOf(vector), sealedOf(vector), bytes(vector.aad));

    expect(hex(plaintext)).toBe(vector.plaintext);
  });
});

test.each(NIST_FAIL_VECTORS)("NIST gcmDecrypt256 FAIL, $name, does not decrypt", (vector) => {
  const plaintext = openAesGcm(keyOf(vector), sealedOf(vector), bytes(vector.aad));

  expect(plaintext).toBeNull();
});

test.each(WYCHEPROOF_MODIFIED_TAGS.tags)("Wycheproof modified tag, $name, does not decrypt", ({ tag }) => {
  const { iv, ciphertext, plaintext } = WYCHEPROOF_MODIFIED_TAGS;
  const key = keyOf(WYCHEPROOF_MODIFIED_TAGS);

  const untouched = sealAesGcmWithIv(key, bytes(iv), bytes(plaintext));
  const opened = openAesGcm(key, sealedOf({ iv, ciphertext, tag }));

  expect(hex(untouched.ciphertext)).toBe(ciphertext);
  expect(opened).toBeNull();
});

test("a shortened tag is not taken, even where it is the beginning of the right one", () => {
  const key = createSecretKey(Buffer.alloc(32, 1));
  const sealed = sealAesGcm(key, Buffer.from("payload"));

  for (const length of [0, 4, 8, 12, 13, 14, 15]) {
    expect(openAesGcm(key, { ...sealed, tag: sealed.tag.subarray(0, length) })).toBeNull();
  }
});

test("an IV of another length is not taken", () => {
  const key = createSecretKey(Buffer.alloc(32, 1));
  const iv = Buffer.alloc(16, 2);
  const sealed = sealAesGcmWithIv(key, iv, Buffer.from("payload"));

  expect(openAesGcm(key, sealed)).toBeNull();
});

test("ten thousand encryptions never use an IV twice", () => {
  const key = createSecretKey(Buffer.alloc(32, 1));
  const plaintext = Buffer.alloc(1);

  const ivs = new Set(Array.from({ length: 10_000 }, () => hex(sealAesGcm(key, plaintext).iv)));

  expect(ivs.size).toBe(10_000);
});

test("an IV given out does not change when later ones are drawn", () => {
  const key = createSecretKey(Buffer.alloc(32, 1));
  const { iv } = sealAesGcm(key, Buffer.alloc(1));
  const before = hex(iv);

  for (let count = 0; count < 2_000; count += 1) {
    sealAesGcm(key, Buffer.alloc(1));
  }

  expect(hex(iv)).toBe(before);
});
