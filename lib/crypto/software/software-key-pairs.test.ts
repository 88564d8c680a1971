import { createPublicKey, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { newEcKey, newRsaKey, newRsaPssKey, pkcs8Of, spkiOf } from "@/lib/crypto/contract/new-keys";
import { Keyring } from "@/lib/crypto/keyring/keyring";
import { UnwrapFailed } from "@/lib/crypto/keyring/unwrap-failed";
import { DecryptionFailed, type StoredKeyVersion } from "@/lib/crypto/provider";
import { KmsError } from "@/lib/platform/errors";
import { cryptoThreads, softwareProvider } from "@/lib/testing/software-provider";
import { SoftwareProvider } from "./software-provider";

const RAW = { messageType: "RAW", bytes: Buffer.from("message") } as const;
const DIGEST = { messageType: "DIGEST", bytes: Buffer.alloc(32, 7) } as const;
/** Large primes take as long as they take. */
const GENERATION_TIMEOUT_MS = 120_000;
const CALLS_AT_ONCE = 20;

vi.setConfig({ testTimeout: GENERATION_TIMEOUT_MS });

const slowCrypto = cryptoThreads();
const made = softwareProvider(slowCrypto);
const { provider, keyring } = made;
const { kekId, ...owner } = made.addInstance();
const generate = (keySpec: string) => provider.generate(newRef(keySpec), kekId);

let rsa: StoredKeyVersion;
let ec: StoredKeyVersion;

beforeAll(async () => {
  rsa = await generate("RSA_4096");
  ec = await generate("EC_P256");
}, GENERATION_TIMEOUT_MS);

afterAll(() => slowCrypto.close());

describe("the event loop", () => {
  const slow: [string, () => Promise<unknown>][] = [
    ["makes an RSA_4096 key", () => generate("RSA_4096")],
    ["makes an RSA_4096 key pair to give away", () => provider.makeKeyPair("kst-1", "RSA_4096")],
    ["signs messages with RSA_4096", () => many(() => provider.sign(rsa, "RSA_PSS_SHA_256", RAW))],
    ["signs digests with RSA_4096", () => many(() => provider.sign(rsa, "RSA_PSS_SHA_256", DIGEST))],
    ["decrypts with RSA_4096", () => many(decryptWithRsa)],
  ];

  test.each(slow)("turns while the provider %s", async (_what, work) => {
    await provider.sign(rsa, "RSA_PSS_SHA_256", RAW);

    const turns = await turnsDuring(work());

    expect(turns).toBeGreaterThan(MOST_TURNS_OF_WORK_DONE_AT_ONCE);
  });

  test("without its threads, the provider does nothing of what belongs on them", async () => {
    const refusal = new KmsError("ServiceUnavailableTemporary");
    const run = vi.fn().mockRejectedValue(refusal);
    const alone = new SoftwareProvider({ keyring, slowCrypto: { run } });
    const ciphertext = await alone.asymmetricEncrypt(rsa, "RSAES_OAEP_SHA_256", RAW.bytes);

    const attempts = [
      alone.sign(rsa, "RSA_PSS_SHA_256", DIGEST),
      alone.sign(ec, "ECDSA_SHA_256", DIGEST),
      alone.verify(rsa, "RSA_PKCS1_SHA_256", DIGEST, Buffer.alloc(512)),
      alone.verify(ec, "ECDSA_SHA_256", DIGEST, Buffer.alloc(70)),
      alone.asymmetricDecrypt(rsa, "RSAES_OAEP_SHA_256", ciphertext),
      alone.importMaterial(newRef("EC_P256"), kekId, Buffer.alloc(100)),
      alone.identifyMaterial(newRef("EC_P256"), kekId, Buffer.alloc(100)),
    ];

    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toEqual({ status: "rejected", reason: refusal });
    }
    expect(run).toHaveBeenCalledTimes(attempts.length);
  });
});

describe("opened private keys", () => {
  test("what needs the public key alone opens nothing", async () => {
    const unwrap = vi.spyOn(keyring, "unwrap");
    const fresh = { ...rsa, keyVersionId: randomUUID() };

    await provider.verify(fresh, "RSA_PSS_SHA_256", RAW, Buffer.alloc(512));
    await provider.verify(fresh, "RSA_PSS_SHA_256", DIGEST, Buffer.alloc(512));
    await provider.asymmetricEncrypt(fresh, "RSAES_OAEP_SHA_256", RAW.bytes);

    expect(unwrap).not.toHaveBeenCalled();
    unwrap.mockRestore();
  });

  test("are opened once, from buffers that are zeroed after use", async () => {
    await provider.destroy(ec);
    const unwrap = vi.spyOn(keyring, "unwrap");

    await provider.sign(ec, "ECDSA_SHA_256", RAW);
    await provider.sign(ec, "ECDSA_SHA_256", DIGEST);

    const material: Buffer = await unwrap.mock.results[0]?.value;
    expect(unwrap).toHaveBeenCalledTimes(1);
    expect(material).toEqual(Buffer.alloc(material.length));
    unwrap.mockRestore();
  });

  test("a stored version with another public key is refused, though the right one is cached", async () => {
    await provider.sign(ec, "ECDSA_SHA_256", RAW);
    const other = await generate("EC_P256");

    const signing = provider.sign({ ...ec, publicKey: other.publicKey }, "ECDSA_SHA_256", RAW);

    await expect(signing).rejects.toThrow(UnwrapFailed);
  });

  test("a private key that does not open leaves its cause for the log, a wrong ciphertext none", async () => {
    const stolen = { ...rsa, accountId: "0".repeat(16) };

    const [locked, wrong] = await Promise.allSettled([
      provider.asymmetricDecrypt(stolen, "RSAES_OAEP_SHA_256", Buffer.alloc(512)),
      provider.asymmetricDecrypt(rsa, "RSAES_OAEP_SHA_256", Buffer.alloc(512)),
    ]);

    expect(locked).toMatchObject({ reason: { cause: expect.any(UnwrapFailed) } });
    expect(wrong).toMatchObject({ reason: expect.any(DecryptionFailed) });
    expect(wrong).not.toMatchObject({ reason: { cause: expect.anything() } });
  });

  test("what the threads refuse is not taken for a failed decryption", async () => {
    const refusal = new KmsError("ServiceUnavailableTemporary");
    const alone = new SoftwareProvider({ keyring, slowCrypto: { run: () => Promise.reject(refusal) } });

    const decrypting = alone.asymmetricDecrypt(rsa, "RSAES_OAEP_SHA_256", Buffer.alloc(512));

    await expect(decrypting).rejects.toBe(refusal);
  });

  test("the material that is wrapped is zeroed, and is not in what is stored", async () => {
    const wrap = vi.spyOn(Keyring.prototype, "wrap");
    const wrapped: { before: Buffer; given: Uint8Array }[] = [];
    wrap.mockImplementation(async (_kekId, _ref, given) => {
      wrapped.push({ before: Buffer.from(given), given });
      return new Uint8Array(8);
    });

    const stored = await Promise.all(["EC_P256", "HMAC_256", "Aliyun_AES_256"].map(generate));

    wrap.mockRestore();
    for (const { before, given } of wrapped) {
      expect(before.some((byte) => byte !== 0)).toBe(true);
      expect(given.every((byte) => byte === 0)).toBe(true);
    }
    expect(stored.map(({ publicKey }) => publicKey === null)).toEqual([false, true, true]);
  });
});

describe("key pairs to give away", () => {
  test.each(["RSA_2048", "EC_P256", "EC_P256K", "EC_P384"] as const)(
    "a pair of spec %s can be imported, and no two are the same",
    async (spec) => {
      const [first, second] = await Promise.all([
        provider.makeKeyPair("kst-1", spec),
        provider.makeKeyPair("kst-1", spec),
      ]);

      const key = await provider.importMaterial(newRef(spec), kekId, first.privateKeyPkcs8);

      expect(Buffer.from(key.publicKey ?? [])).toEqual(Buffer.from(first.publicKeySpki));
      expect(second.publicKeySpki).not.toEqual(first.publicKeySpki);
    },
  );
});

describe("wrapping for a public key that a caller brought along", () => {
  const newSpki = (modulusLength: number, publicExponent = 65_537) =>
    spkiOf(newRsaKey({ modulusLength, publicExponent }));
  const spki = newSpki(2048);
  const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
  const refused = (problem: string) => ({ code: "InvalidParameter", parameter: "PublicKeyBlob", problem });

  test.each<[string, Uint8Array]>([
    ["nothing", Buffer.alloc(0)],
    ["bytes that are no key", randomBytes(294)],
    ["a byte too many", Buffer.concat([spki, Buffer.alloc(1)])],
    ["a byte too few", spki.subarray(0, -1)],
    ["PEM", Buffer.from(publicKey.export({ format: "pem", type: "spki" }))],
    ["PKCS #1", publicKey.export({ format: "der", type: "pkcs1" })],
    ["a private key", pkcs8Of(newRsaKey({ modulusLength: 2048 }))],
    ["1,024 bits", newSpki(1024)],
    ["2,056 bits", newSpki(2056)],
    ["the exponent 3", newSpki(2048, 3)],
    ["a key on a curve", spkiOf(newEcKey({ namedCurve: "prime256v1" }))],
    ["a key for RSA-PSS only", spkiOf(newRsaPssKey({ modulusLength: 2048 }))],
  ])("%s is refused", async (_what, blob) => {
    const wrapping = provider.wrapForPublicKey(blob, "RSAES_OAEP_SHA_256", Buffer.alloc(32));

    await expect(wrapping).rejects.toMatchObject(refused("format"));
  });

  test.each([
    ["RSAES_OAEP_SHA_256", 190],
    ["RSAES_OAEP_SHA_1", 214],
  ] as const)("%s with 2,048 bits takes %d bytes and not one more", async (algorithm, max) => {
    expect(await provider.wrapForPublicKey(spki, algorithm, Buffer.alloc(max))).toHaveLength(256);

    const wrapping = provider.wrapForPublicKey(spki, algorithm, Buffer.alloc(max + 1));
    await expect(wrapping).rejects.toMatchObject({ ...refused("tooSmall"), facts: { min: 2056 } });
  });
});

/** Work that is done when it is asked for leaves the loop no time to turn until it is over. */
const MOST_TURNS_OF_WORK_DONE_AT_ONCE = 2;

async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  let turns = 0;
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  await done;
  return turns;
}

async function decryptWithRsa(): Promise<Uint8Array> {
  const sealed = await provider.asymmetricEncrypt(rsa, "RSAES_OAEP_SHA_256", RAW.bytes);
  return provider.asymmetricDecrypt(rsa, "RSAES_OAEP_SHA_256", sealed);
}

function many(work: () => Promise<unknown>): Promise<unknown> {
  return Promise.all(Array.from({ length: CALLS_AT_ONCE }, work));
}

function newRef(keySpec: string) {
  return { ...owner, keyId: "key-1", keyVersionId: randomUUID(), keySpec };
}
