import { randomUUID } from "node:crypto";
import { afterAll, expect, test, vi } from "vitest";
import { UnwrapFailed } from "@/lib/crypto/keyring/unwrap-failed";
import { DecryptionFailed, type KeyVersionRef, type StoredKeyVersion } from "@/lib/crypto/provider";
import { describeProviderContract } from "@/lib/crypto/provider-contract";
import { cryptoThreads, softwareProvider } from "@/lib/testing/software-provider";

/** Large primes take as long as they take. */
vi.setConfig({ testTimeout: 120_000 });

const slowCrypto = cryptoThreads();
const makeProvider = (options: { maxCachedKeys?: number } = {}) => softwareProvider(slowCrypto, options);

afterAll(() => slowCrypto.close());

describeProviderContract("SoftwareProvider", () => makeProvider());

test("a cached key is opened once, and again when it was destroyed", async () => {
  const { provider, key, unwrap } = await withKey();

  await Promise.all([1, 2, 3].map(() => provider.encrypt(key, Buffer.alloc(32))));
  const unwrappedAtOnce = unwrap.mock.calls.length;
  await provider.encrypt(key, Buffer.alloc(32));
  const unwrappedLater = unwrap.mock.calls.length;
  await provider.destroy(key);
  await provider.encrypt(key, Buffer.alloc(32));

  expect(unwrappedLater).toBe(unwrappedAtOnce);
  expect(unwrap).toHaveBeenCalledTimes(unwrappedLater + 1);
});

test("the cache keeps no more keys than it may", async () => {
  const { provider, key, unwrap, newKey } = await withKey({ maxCachedKeys: 2 });
  const others = [await newKey(), await newKey()];

  for (const each of [key, ...others, key]) {
    await provider.encrypt(each, Buffer.alloc(32));
  }

  expect(unwrap).toHaveBeenCalledTimes(4);
});

test("a key destroyed while it is being opened does not stay in the cache", async () => {
  const { provider, key, unwrap } = await withKey();

  const encrypting = provider.encrypt(key, Buffer.alloc(32));
  await provider.destroy(key);
  await encrypting;
  await provider.encrypt(key, Buffer.alloc(32));

  expect(unwrap).toHaveBeenCalledTimes(2);
});

test("a stored version whose wrapped material was changed is refused, though the right one is cached", async () => {
  const { provider, key } = await withKey();
  const sealed = await provider.encrypt(key, Buffer.from("payload"));
  const changed = { ...key, wrappedMaterial: Uint8Array.from(key.wrappedMaterial, (byte) => byte ^ 1) };

  await expect(provider.encrypt(changed, Buffer.alloc(1))).rejects.toThrow(UnwrapFailed);
  await expect(provider.decrypt(changed, sealed)).rejects.toThrow(DecryptionFailed);
});

test("the caller's stored version may change after the call, and does not change what is cached", async () => {
  const { provider, key } = await withKey();
  const mutable = { ...key, wrappedMaterial: Uint8Array.from(key.wrappedMaterial) };

  const encrypting = provider.encrypt(mutable, Buffer.from("payload"));
  mutable.wrappedMaterial.fill(0);
  const sealed = await encrypting;

  await expect(provider.encrypt(mutable, Buffer.alloc(1))).rejects.toThrow(UnwrapFailed);
  expect(Buffer.from(await provider.decrypt(key, sealed)).toString()).toBe("payload");
});

test("a key that does not open leaves its cause for the log, a wrong ciphertext none", async () => {
  const { provider, key } = await withKey();
  const sealed = await provider.encrypt(key, Buffer.from("payload"));

  const damagedKey = provider.decrypt({ ...key, accountId: "0".repeat(16) }, sealed);
  const wrongTag = provider.decrypt(key, { ...sealed, tag: new Uint8Array(16) });

  expect(await causeOf(damagedKey)).toBeInstanceOf(UnwrapFailed);
  expect(await causeOf(wrongTag)).toBeUndefined();
});

test("what the database throws is not taken for a failed decryption", async () => {
  const { provider, key, unwrap } = await withKey();
  const sealed = await provider.encrypt(key, Buffer.from("payload"));
  await provider.destroy(key);
  const outage = new Error("connection lost");
  unwrap.mockRejectedValueOnce(outage);

  await expect(provider.decrypt(key, sealed)).rejects.toBe(outage);
});

test("a closed provider needs the keyring again, and a sealed keyring answers so", async () => {
  const { provider, key, keyring } = await withKey();
  const sealed = await provider.encrypt(key, Buffer.from("payload"));

  provider.close();
  keyring.close();

  await expect(provider.decrypt(key, sealed)).rejects.toMatchObject({ code: "ServiceUnavailable.Sealed" });
});

test("material in the buffers the keyring gave is zeroed after use", async () => {
  const { provider, key, unwrap } = await withKey();

  await provider.encrypt(key, Buffer.alloc(32));

  const material = await unwrap.mock.results[0]?.value;
  expect(material).toEqual(Buffer.alloc(32));
});

test("generated keys differ, and their material is not in what is stored", async () => {
  const { provider, newKey, wrap } = await withKey();
  const materials: string[] = [];
  wrap.mockImplementation(async (_kekId, _ref, material) => {
    materials.push(Buffer.from(material).toString("hex"));
    return new Uint8Array(material.length);
  });

  for (let count = 0; count < 100; count += 1) {
    await newKey();
  }

  expect(new Set(materials).size).toBe(100);
  expect(materials.every((material) => material.length === 64)).toBe(true);
  expect(provider.name).toBe("software");
});

test("a key spec that is not in the table is refused", async () => {
  const { provider, key } = await withKey();
  const unknown = { ...key, keySpec: "Aliyun_SM4" };

  await expect(provider.generate(unknown, key.kekId)).rejects.toMatchObject({ code: "UnsupportedOperation" });
  await expect(provider.encrypt(unknown, Buffer.alloc(1))).rejects.toMatchObject({
    code: "UnsupportedOperation",
  });
});

async function withKey(options: { maxCachedKeys?: number } = {}) {
  const made = makeProvider(options);
  const { kekId, ...owner } = made.addInstance();
  const newRef = (): KeyVersionRef => ({
    ...owner,
    keyId: "key-hzz1",
    keyVersionId: randomUUID(),
    keySpec: "Aliyun_AES_256",
  });
  const newKey = (): Promise<StoredKeyVersion> => made.provider.generate(newRef(), kekId);
  const key = await newKey();
  const unwrap = vi.spyOn(made.keyring, "unwrap");
  const wrap = vi.spyOn(made.keyring, "wrap");
  return { ...made, key, newKey, unwrap, wrap };
}

async function causeOf(failing: Promise<unknown>): Promise<unknown> {
  const error: unknown = await failing.catch((caught: unknown) => caught);
  return error instanceof Error ? error.cause : error;
}
