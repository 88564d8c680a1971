import { createHash, createHmac, randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { encryptionAlgorithmsOf, signingAlgorithmsOf } from "@/lib/crypto/algorithms";
import type { KeyPairSpec, KeySpec } from "@/lib/crypto/key-spec";
import { newRef, type ProviderUnderTest } from "./fixtures";
import { pkcs8Of, spkiOf } from "./new-keys";
import {
  encryptedPkcs8,
  KEY_PAIR_SPECS,
  makePairs,
  newExplicitEcMaterial,
  newRsaMaterial,
  newRsaPssMaterial,
  type PairsBySpec,
  withChangedPart,
  withCloseFactors,
  withCompositeFactor,
  withExponent,
  withOtherPublicKey,
  withoutPublicKey,
  withUnevenFactors,
} from "./private-keys";

const GENERATION_TIMEOUT_MS = 120_000;
/** The least one. */
const PRIME_OF_33_BITS = 4_294_967_311n;
const INVALID = { code: "InvalidKeyMaterial" };

/** What `CryptoProvider` guarantees of private keys that are imported, and of how material is told again. */
export function describeImportContract(makeProvider: () => ProviderUnderTest): void {
  describe("imported private keys", () => {
    let pairs: PairsBySpec;
    beforeAll(() => {
      pairs = makePairs();
    }, GENERATION_TIMEOUT_MS);

    describePrivateKeys(makeProvider, () => pairs);
    describeBadPrivateKeys(makeProvider, () => pairs);
    describeIdentity(makeProvider, () => pairs);
  });
}

function describePrivateKeys(makeProvider: () => ProviderUnderTest, pairs: () => PairsBySpec): void {
  test.each(KEY_PAIR_SPECS)("a private key of spec %s serves, with the public key it has", async (spec) => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();
    const [algorithm = "ECDSA_SHA_256"] = signingAlgorithmsOf(spec);
    const message = { messageType: "RAW", bytes: randomBytes(100) } as const;
    const material = pkcs8Of(pairs()[spec]);
    const untouched = Buffer.from(material);

    const key = await provider.importMaterial(newRef(owner, spec), kekId, material);
    const signature = await provider.sign(key, algorithm, message);

    expect(Buffer.from(key.publicKey ?? [])).toEqual(spkiOf(pairs()[spec]));
    expect(await provider.verify(key, algorithm, message, signature)).toBe(true);
    expect(material).toEqual(untouched);
    for (const encryption of encryptionAlgorithmsOf(spec)) {
      const sealed = await provider.asymmetricEncrypt(key, encryption, Buffer.from("payload"));
      expect(Buffer.from(await provider.asymmetricDecrypt(key, encryption, sealed)).toString()).toBe(
        "payload",
      );
    }
  });

  test("material is copied at once", async () => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();
    const material = pkcs8Of(pairs().RSA_2048);

    const importing = provider.importMaterial(newRef(owner, "RSA_2048"), kekId, material);
    material.fill(0);

    expect(Buffer.from((await importing).publicKey ?? [])).toEqual(spkiOf(pairs().RSA_2048));
  });

  test("an EC private key without its public key is taken", async () => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();
    const full = pkcs8Of(pairs().EC_P256);

    const key = await provider.importMaterial(newRef(owner, "EC_P256"), kekId, withoutPublicKey(full));

    expect(Buffer.from(key.publicKey ?? [])).toEqual(spkiOf(pairs().EC_P256));
  });
}

function describeBadPrivateKeys(makeProvider: () => ProviderUnderTest, pairs: () => PairsBySpec): void {
  const cases: [string, KeyPairSpec, () => Uint8Array][] = [
    ["nothing", "RSA_2048", () => Buffer.alloc(0)],
    ["bytes that are no key", "RSA_2048", () => randomBytes(1200)],
    ["a byte too many", "RSA_2048", () => Buffer.concat([pkcs8Of(pairs().RSA_2048), Buffer.alloc(1)])],
    ["a byte too few", "RSA_2048", () => pkcs8Of(pairs().RSA_2048).subarray(0, -1)],
    ["a key in PKCS #1", "RSA_2048", () => pairs().RSA_2048.export({ format: "der", type: "pkcs1" })],
    ["a key in SEC 1", "EC_P256", () => pairs().EC_P256.export({ format: "der", type: "sec1" })],
    ["a key as PEM", "EC_P256", () => Buffer.from(pairs().EC_P256.export({ format: "pem", type: "pkcs8" }))],
    ["an encrypted key", "EC_P256", () => encryptedPkcs8(pairs().EC_P256)],
    ["a public key", "RSA_2048", () => spkiOf(pairs().RSA_2048)],
    ["a shorter modulus", "RSA_3072", () => pkcs8Of(pairs().RSA_2048)],
    ["a longer modulus", "RSA_2048", () => pkcs8Of(pairs().RSA_3072)],
    ["a modulus of 2,056 bits", "RSA_2048", () => newRsaMaterial({ modulusLength: 2056 })],
    ["the exponent 3", "RSA_2048", () => newRsaMaterial({ publicExponent: 3 })],
    ["an exponent of 33 bits", "RSA_2048", () => withExponent(pairs().RSA_2048, PRIME_OF_33_BITS)],
    ["a key for RSA-PSS only", "RSA_2048", newRsaPssMaterial],
    ["another curve of the same size", "EC_P256", () => pkcs8Of(pairs().EC_P256K)],
    ["another curve", "EC_P384", () => pkcs8Of(pairs().EC_P256)],
    ["another family", "EC_P256", () => pkcs8Of(pairs().RSA_2048)],
    ["a curve written out as parameters", "EC_P256", newExplicitEcMaterial],
    [
      "another public key beside the private one",
      "EC_P256",
      () => withOtherPublicKey(pkcs8Of(pairs().EC_P256)),
    ],
    ["a factor that is no prime", "RSA_2048", () => withCompositeFactor(pairs().RSA_2048)],
    ["factors of different lengths", "RSA_2048", withUnevenFactors],
    ["factors that are close", "RSA_2048", () => withCloseFactors(pairs().RSA_2048)],
    ...(["n", "d", "p", "q", "dp", "dq", "qi"] as const).map(
      (part): [string, KeyPairSpec, () => Uint8Array] => [
        `a wrong ${part}`,
        "RSA_2048",
        () => withChangedPart(pairs().RSA_2048, part),
      ],
    ),
  ];

  test.each(cases)("%s is refused", async (_what, spec, makeMaterial) => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();
    const material = makeMaterial();

    await expect(provider.importMaterial(newRef(owner, spec), kekId, material)).rejects.toMatchObject(
      INVALID,
    );
    await expect(provider.identifyMaterial(newRef(owner, spec), kekId, material)).rejects.toMatchObject(
      INVALID,
    );
  });
}

function describeIdentity(makeProvider: () => ProviderUnderTest, pairs: () => PairsBySpec): void {
  const ascending = Buffer.from(Array.from({ length: 32 }, (_, index) => index));

  test.each<[KeySpec, string, Buffer, string]>([
    ["Aliyun_AES_256", "zeros", Buffer.alloc(32), "DC95C0"],
    ["Aliyun_AES_256", "the key of FIPS 197, C.3", ascending, "F29000"],
    ["HMAC_256", "zeros", Buffer.alloc(32), "B61367"],
    ["HMAC_512", "zeros", Buffer.alloc(64), "B61367"],
    [
      "HMAC_384",
      "ones",
      Buffer.alloc(48, 1),
      checkValue(createHmac("sha256", Buffer.alloc(48, 1)).digest(), 3),
    ],
  ])(
    "the check value of %s material of %s is as published or computed here",
    async (spec, _what, material, expected) => {
      const { provider, addInstance } = makeProvider();
      const { kekId, ...owner } = addInstance();

      const { keyCheckValue } = await provider.identifyMaterial(newRef(owner, spec), kekId, material);

      expect(keyCheckValue).toBe(expected);
    },
  );

  test.each(["RSA_2048", "EC_P384"] as const)(
    "the check value of a %s pair is of its public key",
    async (spec) => {
      const { provider, addInstance } = makeProvider();
      const { kekId, ...owner } = addInstance();
      const publicKeyDigest = createHash("sha256").update(spkiOf(pairs()[spec])).digest();

      const identity = await provider.identifyMaterial(newRef(owner, spec), kekId, pkcs8Of(pairs()[spec]));

      expect(identity.keyCheckValue).toBe(checkValue(publicKeyDigest, 8));
    },
  );

  test("the same material of the same key is told again, whatever the version and the encoding", async () => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();
    const { keyVersionId: _version, ...key } = newRef(owner, "EC_P256");
    const full = pkcs8Of(pairs().EC_P256);

    const first = await provider.identifyMaterial({ ...key, keyVersionId: "1" }, kekId, full);
    const second = await provider.identifyMaterial(
      { ...key, keyVersionId: "2" },
      kekId,
      withoutPublicKey(full),
    );

    expect(first.digest).toHaveLength(32);
    expect(second).toEqual(first);
  });

  test("the digest is another for other material, another key, instance and account, and is no plain hash", async () => {
    const { provider, addInstance } = makeProvider();
    const [one, two] = [addInstance(), addInstance()];
    const ref = newRef(one);
    const material = randomBytes(32);

    const identities = await Promise.all([
      provider.identifyMaterial(ref, one.kekId, material),
      provider.identifyMaterial(ref, one.kekId, randomBytes(32)),
      provider.identifyMaterial({ ...ref, keyId: "key-another" }, one.kekId, material),
      provider.identifyMaterial({ ...newRef(two), keyId: ref.keyId }, two.kekId, material),
    ]);

    const digests = identities.map(({ digest }) => Buffer.from(digest).toString("hex"));
    expect(new Set([...digests, createHash("sha256").update(material).digest("hex")]).size).toBe(5);
  });

  test.each([31, 33])("material of %d bytes is not identified as a 256-bit key", async (length) => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();

    const identifying = provider.identifyMaterial(newRef(owner), kekId, Buffer.alloc(length));

    await expect(identifying).rejects.toMatchObject(INVALID);
  });

  test.each([
    ["HMAC_256", 31],
    ["HMAC_256", 33],
    ["HMAC_384", 47],
    ["HMAC_384", 49],
    ["HMAC_512", 63],
    ["HMAC_512", 65],
  ])("%s material of %d bytes is refused", async (spec, length) => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();

    const importing = provider.importMaterial(newRef(owner, spec), kekId, Buffer.alloc(length));

    await expect(importing).rejects.toMatchObject(INVALID);
  });
}

function checkValue(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString("hex").toUpperCase();
}
