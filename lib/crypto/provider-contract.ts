import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { NIST_DECRYPT_VECTORS, NIST_FAIL_VECTORS } from "@/lib/crypto/aes-256-gcm-vectors";
import {
  expectDecryptionFailed,
  newRef,
  type ProviderUnderTest,
  siblingOf,
  withKey,
} from "@/lib/crypto/contract/fixtures";
import { describeImportContract } from "@/lib/crypto/contract/imports";
import { describeKeyPairContract } from "@/lib/crypto/contract/key-pairs";
import { describeMacContract } from "@/lib/crypto/contract/macs";
import { describeRsaVectors } from "@/lib/crypto/contract/published-rsa";
import type { SealedBytes, StoredKeyVersion } from "@/lib/crypto/provider";

const MAX_PLAINTEXT_BYTES = 6144;
const CONCURRENT_CALLS = 200;
const AAD = Buffer.from("additional data");
const bytes = (hex: string) => Buffer.from(hex, "hex");

/** The guarantees of `CryptoProvider`, shown on any provider. `makeProvider` is called for every test. */
export function describeProviderContract(name: string, makeProvider: () => ProviderUnderTest): void {
  describe(`${name} keeps the contract of providers`, () => {
    describeRoundTrips(makeProvider);
    describeRefusals(makeProvider);
    describeImports(makeProvider);
    describeIsolation(makeProvider);
    describeMacContract(makeProvider);
    describeKeyPairContract(makeProvider);
    describeImportContract(makeProvider);
    describeRsaVectors(makeProvider);
  });
}

function describeRoundTrips(makeProvider: () => ProviderUnderTest): void {
  test.each([0, 1, 15, 16, 17, 32, 4096, MAX_PLAINTEXT_BYTES])(
    "%d bytes come back as they were, with and without additional data",
    async (length) => {
      const { provider, key } = await withKey(makeProvider());
      const plaintext = randomBytes(length);

      const plain = await provider.encrypt(key, plaintext);
      const bound = await provider.encrypt(key, plaintext, AAD);

      expect(plain.ciphertext).toHaveLength(length);
      expect(Buffer.from(await provider.decrypt(key, plain))).toEqual(plaintext);
      expect(Buffer.from(await provider.decrypt(key, bound, AAD))).toEqual(plaintext);
    },
  );

  test("an IV has 12 bytes and a tag 16, and the same plaintext never gives the same ciphertext", async () => {
    const { provider, key } = await withKey(makeProvider());

    const first = await provider.encrypt(key, Buffer.alloc(32));
    const second = await provider.encrypt(key, Buffer.alloc(32));

    expect(first.iv).toHaveLength(12);
    expect(first.tag).toHaveLength(16);
    expect(second.iv).not.toEqual(first.iv);
    expect(second.ciphertext).not.toEqual(first.ciphertext);
  });

  test("many calls at once do not mix", async () => {
    const { provider, key } = await withKey(makeProvider());
    const other = await siblingOf(provider, key);

    const results = await Promise.all(
      Array.from({ length: CONCURRENT_CALLS }, async (_, index) => {
        const used = index % 2 === 0 ? key : other;
        const plaintext = Buffer.from(`message ${index}`);
        const sealed = await provider.encrypt(used, plaintext, AAD);
        return Buffer.from(await provider.decrypt(used, sealed, AAD)).equals(plaintext);
      }),
    );

    expect(results.every(Boolean)).toBe(true);
  });
}

function describeRefusals(makeProvider: () => ProviderUnderTest): void {
  const flipFirst = (value: Uint8Array) =>
    Uint8Array.from(value, (byte, index) => (index === 0 ? byte ^ 1 : byte));
  const flipLast = (value: Uint8Array) =>
    Uint8Array.from(value, (byte, index) => (index === value.length - 1 ? byte ^ 128 : byte));

  test.each<[string, (sealed: SealedBytes) => SealedBytes]>([
    ["the IV", (sealed) => ({ ...sealed, iv: flipFirst(sealed.iv) })],
    ["the ciphertext's first bit", (sealed) => ({ ...sealed, ciphertext: flipFirst(sealed.ciphertext) })],
    ["the ciphertext's last bit", (sealed) => ({ ...sealed, ciphertext: flipLast(sealed.ciphertext) })],
    ["the tag's first bit", (sealed) => ({ ...sealed, tag: flipFirst(sealed.tag) })],
    ["the tag's last bit", (sealed) => ({ ...sealed, tag: flipLast(sealed.tag) })],
    ["a shorter ciphertext", (sealed) => ({ ...sealed, ciphertext: sealed.ciphertext.subarray(1) })],
    ["a shorter tag", (sealed) => ({ ...sealed, tag: sealed.tag.subarray(0, 12) })],
    ["no tag", (sealed) => ({ ...sealed, tag: new Uint8Array(0) })],
    ["a longer IV", (sealed) => ({ ...sealed, iv: Buffer.concat([sealed.iv, Buffer.alloc(4)]) })],
    ["no IV", (sealed) => ({ ...sealed, iv: new Uint8Array(0) })],
  ])("a ciphertext changed in %s does not decrypt", async (_what, change) => {
    const { provider, key } = await withKey(makeProvider());
    const sealed = await provider.encrypt(key, Buffer.from("payload"), AAD);

    await expectDecryptionFailed(provider.decrypt(key, change(sealed), AAD));
  });

  test.each([
    ["other", Buffer.from("other data")],
    ["empty", new Uint8Array(0)],
    ["no", undefined],
  ])("%s additional data does not decrypt", async (_what, aad) => {
    const { provider, key } = await withKey(makeProvider());
    const sealed = await provider.encrypt(key, Buffer.from("payload"), AAD);

    await expectDecryptionFailed(provider.decrypt(key, sealed, aad));
  });

  test("a ciphertext of another key does not decrypt", async () => {
    const { provider, key } = await withKey(makeProvider());
    const other = await siblingOf(provider, key);
    const sealed = await provider.encrypt(other, Buffer.from("payload"), AAD);

    await expectDecryptionFailed(provider.decrypt(key, sealed, AAD));
  });
}

function describeImports(makeProvider: () => ProviderUnderTest): void {
  test("published ciphertexts decrypt with the published keys", async () => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();

    for (const vector of NIST_DECRYPT_VECTORS) {
      const key = await provider.importMaterial(newRef(owner), kekId, bytes(vector.key));
      const plaintext = await provider.decrypt(key, sealedOf(vector), bytes(vector.aad));

      expect(Buffer.from(plaintext).toString("hex")).toBe(vector.plaintext);
    }
  });

  test("published forgeries do not", async () => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();

    for (const vector of NIST_FAIL_VECTORS) {
      const key = await provider.importMaterial(newRef(owner), kekId, bytes(vector.key));

      await expectDecryptionFailed(provider.decrypt(key, sealedOf(vector), bytes(vector.aad)));
    }
  });

  test("imported material is copied at once, and the caller's buffer is not changed", async () => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();
    const material = Buffer.alloc(32, 5);
    const ref = newRef(owner);

    const untouched = await provider.importMaterial(newRef(owner), kekId, material);
    expect(material).toEqual(Buffer.alloc(32, 5));
    const importing = provider.importMaterial(ref, kekId, material);
    material.fill(0);
    const sealed = await provider.encrypt(await importing, Buffer.from("payload"));

    expect(Buffer.from(await provider.decrypt(untouched, sealed)).toString()).toBe("payload");
  });

  test.each([0, 16, 31, 33])("material of %d bytes is refused for a 256-bit key", async (length) => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();

    const importing = provider.importMaterial(newRef(owner), kekId, new Uint8Array(length));

    await expect(importing).rejects.toMatchObject({ code: "InvalidKeyMaterial" });
  });
}

function describeIsolation(makeProvider: () => ProviderUnderTest): void {
  const changes: [string, Partial<StoredKeyVersion>][] = [
    ["another account", { accountId: "9999999999999999" }],
    ["another instance", { instanceId: "kst-another" }],
    ["another key", { keyId: "key-another" }],
    ["another version", { keyVersionId: "00000000-0000-4000-8000-000000000000" }],
  ];

  describe.each([
    ["is open already", true],
    ["is not open", false],
  ])("a key that %s", (_when, isOpen) => {
    test.each(changes)("does not serve under %s", async (_what, change) => {
      const { provider, key } = await withKey(makeProvider());
      const sealed = await provider.encrypt(key, Buffer.from("payload"));
      if (!isOpen) {
        await provider.destroy(key);
      }
      const stolen = { ...key, ...change };

      await expectDecryptionFailed(provider.decrypt(stolen, sealed));
      await expect(provider.encrypt(stolen, Buffer.from("payload"))).rejects.toMatchObject({
        code: "InternalFailure",
      });
    });
  });

  test("inputs changed after the call have no effect, whether the key was used before or not", async () => {
    const { provider, key } = await withKey(makeProvider());

    for (const _use of ["first", "second"]) {
      const [plaintext, aad] = [Buffer.from("payload"), Buffer.from(AAD)];
      const encrypting = provider.encrypt(key, plaintext, aad);
      plaintext.fill(0);
      aad.fill(0);
      const sealed = await encrypting;
      await provider.destroy(key);
      const changing = {
        iv: Buffer.from(sealed.iv),
        ciphertext: Buffer.from(sealed.ciphertext),
        tag: Buffer.from(sealed.tag),
      };
      const decrypting = provider.decrypt(key, changing, Buffer.from(AAD));
      changing.iv.fill(0);
      changing.ciphertext.fill(0);
      changing.tag.fill(0);

      expect(Buffer.from(await decrypting).toString()).toBe("payload");
    }
  });

  test("encrypting and decrypting leave the inputs as they were", async () => {
    const { provider, key } = await withKey(makeProvider());
    const plaintext = Buffer.from("payload");

    const sealed = await provider.encrypt(key, plaintext, AAD);
    const before = structuredClone(sealed);
    await provider.decrypt(key, sealed, AAD);

    expect(plaintext.toString()).toBe("payload");
    expect(Buffer.from(sealed.ciphertext)).toEqual(Buffer.from(before.ciphertext));
    expect(Buffer.from(sealed.tag)).toEqual(Buffer.from(before.tag));
  });

  test("destroying a key that is not there is no error, and leaves other keys alone", async () => {
    const { provider, key } = await withKey(makeProvider());
    const sealed = await provider.encrypt(key, Buffer.from("payload"));

    await provider.destroy(newRef(key));

    expect(Buffer.from(await provider.decrypt(key, sealed)).toString()).toBe("payload");
  });
}

function sealedOf(vector: { iv: string; ciphertext: string; tag: string }): SealedBytes {
  return { iv: bytes(vector.iv), ciphertext: bytes(vector.ciphertext), tag: bytes(vector.tag) };
}
