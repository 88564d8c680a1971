import { describe, expect, test } from "vitest";
import {
  MCGREW_VIEGA_VECTORS,
  NIST_ENCRYPT_VECTORS,
  NIST_FAIL_VECTORS,
} from "@/lib/crypto/aes-256-gcm-vectors";
import { requireSoftwareKey } from "./software-crypto-key";
import { SoftwareSubtleCrypto } from "./software-subtle";

const subtle = new SoftwareSubtleCrypto();
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
const hexOf = (buffer: ArrayBuffer) => Buffer.from(buffer).toString("hex");
const importKey = (
  material: BufferSource,
  extractable = false,
  usages: KeyUsage[] = ["encrypt", "decrypt"],
) => subtle.importKey("raw", material, "AES-GCM", extractable, usages);
const generateKey = async (extractable: boolean) =>
  requireSoftwareKey(await subtle.generateKey({ name: "AES-GCM", length: 256 }, extractable, ["encrypt"]));

describe.each([...MCGREW_VIEGA_VECTORS, ...NIST_ENCRYPT_VECTORS])("published case $name", (vector) => {
  const algorithm = { name: "AES-GCM", iv: bytes(vector.iv), additionalData: bytes(vector.aad) };

  test("encrypts and decrypts as published", async () => {
    const key = await importKey(bytes(vector.key));

    const output = await subtle.encrypt(algorithm, key, bytes(vector.plaintext));

    expect(hexOf(output)).toBe(vector.ciphertext + vector.tag);
    expect(hexOf(await subtle.decrypt(algorithm, key, output))).toBe(vector.plaintext);
  });

  test("gives what Node's own WebCrypto gives", async () => {
    const nodeSubtle = globalThis.crypto.subtle;
    const key = await nodeSubtle.importKey("raw", bytes(vector.key), "AES-GCM", false, ["encrypt"]);

    const output = await nodeSubtle.encrypt(algorithm, key, bytes(vector.plaintext));

    expect(hexOf(output)).toBe(vector.ciphertext + vector.tag);
  });
});

test.each(NIST_FAIL_VECTORS)("published forgery $name is refused", async (vector) => {
  const algorithm = { name: "AES-GCM", iv: bytes(vector.iv), additionalData: bytes(vector.aad) };
  const key = await importKey(bytes(vector.key));

  const decrypting = subtle.decrypt(algorithm, key, bytes(vector.ciphertext + vector.tag));

  await expect(decrypting).rejects.toThrow("Decryption failed");
});

test("a key exports to what was imported, if it is extractable", async () => {
  const material = new Uint8Array(32).fill(7);

  expect(new Uint8Array(await subtle.exportKey("raw", await importKey(material, true)))).toEqual(material);
  await expect(subtle.exportKey("raw", await importKey(material, false))).rejects.toThrow("not extractable");
});

test("generated keys have 32 bytes and differ", async () => {
  const first = await subtle.exportKey("raw", await generateKey(true));
  const second = await subtle.exportKey("raw", await generateKey(true));

  expect(first.byteLength).toBe(32);
  expect(new Uint8Array(first)).not.toEqual(new Uint8Array(second));
});

test("a key's material is in none of its JavaScript properties", async () => {
  const key = await importKey(new Uint8Array(32).fill(65), true);

  expect(JSON.stringify(key)).not.toMatch(/AAAA|QUFB|65,65/);
  expect(Object.values(key).some((value) => ArrayBuffer.isView(value))).toBe(false);
});

test("a key serves only for the usages it was imported with", async () => {
  const key = await importKey(new Uint8Array(32), false, ["decrypt"]);
  const algorithm = { name: "AES-GCM", iv: new Uint8Array(12) };

  await expect(subtle.encrypt(algorithm, key, new Uint8Array(1))).rejects.toThrow("does not match");
});

test("a key of another provider is refused", async () => {
  const foreign = await globalThis.crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, [
    "encrypt",
  ]);
  const algorithm = { name: "AES-GCM", iv: new Uint8Array(12) };

  await expect(subtle.encrypt(algorithm, foreign, new Uint8Array(1))).rejects.toThrow();
  expect(() => requireSoftwareKey(foreign)).toThrow("another provider");
});

test.each([
  ["an IV of 16 bytes", { name: "AES-GCM", iv: new Uint8Array(16) }],
  ["an empty IV", { name: "AES-GCM", iv: new Uint8Array(0) }],
  ["a tag of 96 bits", { name: "AES-GCM", iv: new Uint8Array(12), tagLength: 96 }],
  ["another algorithm", { name: "AES-CBC", iv: new Uint8Array(16) }],
])("%s is refused", async (_what, algorithm) => {
  const key = await importKey(new Uint8Array(32));

  await expect(subtle.encrypt(algorithm, key, new Uint8Array(1))).rejects.toThrow();
  await expect(subtle.decrypt(algorithm, key, new Uint8Array(32))).rejects.toThrow();
});

test.each([0, 15])("an input of %d bytes, shorter than a tag, does not decrypt", async (length) => {
  const key = await importKey(new Uint8Array(32));
  const algorithm = { name: "AES-GCM", iv: new Uint8Array(12) };

  await expect(subtle.decrypt(algorithm, key, new Uint8Array(length))).rejects.toThrow("Decryption failed");
});

test("keys of other lengths and formats are refused", async () => {
  const generating = subtle.generateKey({ name: "AES-GCM", length: 128 }, true, ["encrypt"]);
  const jwk = { kty: "oct", k: "AAAA" };

  await expect(generating).rejects.toThrow("256 bits");
  await expect(importKey(new Uint8Array(16))).rejects.toThrow("256 bits");
  await expect(subtle.importKey("jwk", jwk, "AES-GCM", false, ["encrypt"])).rejects.toThrow("'raw'");
  await expect(subtle.exportKey("jwk", await generateKey(true))).rejects.toThrow("'raw'");
});
