import { constants, createHash, createPublicKey, publicEncrypt, randomBytes, verify } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  ENCRYPTION_ALGORITHMS,
  encryptionAlgorithmsOf,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
  signingAlgorithmsOf,
} from "@/lib/crypto/algorithms";
import { KEY_SPECS, type KeyPairSpec } from "@/lib/crypto/key-spec";
import type { CryptoProvider, MessageToSign, StoredKeyVersion } from "@/lib/crypto/provider";
import {
  expectDecryptionFailed,
  flipBit,
  newRef,
  type ProviderUnderTest,
} from "@/lib/crypto/provider-contract-fixtures";

const RSA_KEY_SPECS = ["RSA_2048", "RSA_3072", "RSA_4096"] as const;
const EC_KEY_SPECS = ["EC_P256", "EC_P256K", "EC_P384"] as const;
const KEY_PAIR_SPECS: readonly KeyPairSpec[] = [...RSA_KEY_SPECS, ...EC_KEY_SPECS];
const GENERATION_TIMEOUT_MS = 120_000;
const CONCURRENT_SIGNATURES = 20;

interface Fixture {
  readonly provider: CryptoProvider;
  readonly keys: Readonly<Record<KeyPairSpec, StoredKeyVersion>>;
  /** Another RSA_2048 and another EC_P256 key of the same instance. */
  readonly others: Readonly<Record<"RSA_2048" | "EC_P256", StoredKeyVersion>>;
}

/** What `CryptoProvider` guarantees of key pairs. They are made once: large ones take seconds. */
export function describeKeyPairContract(makeProvider: () => ProviderUnderTest): void {
  describe("key pairs", () => {
    let fixture: Fixture;
    beforeAll(async () => {
      fixture = await makeFixture(makeProvider());
    }, GENERATION_TIMEOUT_MS);

    describePublicKeys(() => fixture);
    describeSignatures(() => fixture);
    describeBadSignatures(() => fixture);
    describeEncryption(() => fixture);
    describeOwnership(() => fixture);
  });
}

async function makeFixture({ provider, addInstance }: ProviderUnderTest): Promise<Fixture> {
  const { kekId, ...owner } = addInstance();
  const generate = (keySpec: KeyPairSpec) => provider.generate(newRef(owner, keySpec), kekId);
  const keys = await Promise.all(KEY_PAIR_SPECS.map(async (spec) => [spec, await generate(spec)] as const));
  return {
    provider,
    keys: Object.fromEntries(keys) as Fixture["keys"],
    others: { RSA_2048: await generate("RSA_2048"), EC_P256: await generate("EC_P256") },
  };
}

function describePublicKeys(fixture: () => Fixture): void {
  test.each(KEY_PAIR_SPECS)(
    "a public key of spec %s is SubjectPublicKeyInfo in DER, of exactly that spec",
    (spec) => {
      const facts = KEY_SPECS[spec];

      const key = nodePublicKey(fixture().keys[spec]);

      expect(key.asymmetricKeyType).toBe(facts.family);
      expect(key.asymmetricKeyDetails).toEqual(
        facts.family === "rsa"
          ? { modulusLength: facts.modulusBits, publicExponent: 65_537n }
          : { namedCurve: facts.curve },
      );
      expect(key.export({ format: "der", type: "spki" })).toEqual(
        Buffer.from(fixture().keys[spec].publicKey ?? []),
      );
    },
  );
}

const SIGNATURES = KEY_PAIR_SPECS.flatMap((spec) =>
  signingAlgorithmsOf(spec).map((algorithm) => ({ spec, algorithm })),
);

function describeSignatures(fixture: () => Fixture): void {
  describe.each(SIGNATURES)("$algorithm of $spec", ({ spec, algorithm }) => {
    test("a message and its digest are signed so that node:crypto and the provider verify it", async () => {
      const { provider, keys } = fixture();
      const { raw, digest } = messageFor(algorithm);

      for (const signed of [raw, digest]) {
        const signature = await provider.sign(keys[spec], algorithm, signed);

        expect(isValidForNode(keys[spec], algorithm, raw.bytes, signature)).toBe(true);
        expect(await provider.verify(keys[spec], algorithm, raw, signature)).toBe(true);
        expect(await provider.verify(keys[spec], algorithm, digest, signature)).toBe(true);
      }
    });

    test("another message, a changed signature and one of another length are not valid", async () => {
      const { provider, keys } = fixture();
      const { raw, digest } = messageFor(algorithm);
      const signature = await provider.sign(keys[spec], algorithm, digest);

      for (const message of [raw, digest]) {
        const other = { ...message, bytes: flipBit(message.bytes, 0) };
        expect(await provider.verify(keys[spec], algorithm, other, signature)).toBe(false);
        for (const bad of damaged(signature)) {
          expect(await provider.verify(keys[spec], algorithm, message, bad)).toBe(false);
        }
      }
    });

    test.each([-1, 1])(
      "a digest that is %d byte longer is refused, to sign and to verify",
      async (difference) => {
        const { provider, keys } = fixture();
        const bytes = Buffer.alloc(SIGNING_ALGORITHMS[algorithm].digestBytes + difference);
        const refused = { code: "InvalidParameter", parameter: "Digest", problem: "format" };
        const message = { messageType: "DIGEST", bytes } as const;

        await expect(provider.sign(keys[spec], algorithm, message)).rejects.toMatchObject(refused);
        await expect(provider.verify(keys[spec], algorithm, message, Buffer.alloc(8))).rejects.toMatchObject(
          refused,
        );
      },
    );

    test("messages of any length are signed, and inputs changed after the call have no effect", async () => {
      const { provider, keys } = fixture();

      for (const bytes of [Buffer.alloc(0), randomBytes(1), randomBytes(10_000)]) {
        const changing = Buffer.from(bytes);
        const signing = provider.sign(keys[spec], algorithm, { messageType: "RAW", bytes: changing });
        changing.fill(0);
        const signature = await signing;
        const changingSignature = Buffer.from(signature);
        const verifying = provider.verify(
          keys[spec],
          algorithm,
          { messageType: "RAW", bytes },
          changingSignature,
        );
        changingSignature.fill(0);

        expect(await verifying).toBe(true);
      }
    });
  });

  test("digests changed after the call have no effect, also while others are being signed", async () => {
    const { provider, keys } = fixture();
    const digests = Array.from({ length: CONCURRENT_SIGNATURES }, () => randomBytes(32));

    const signing = digests.map((digest) => {
      const changing = Buffer.from(digest);
      const pending = provider.sign(keys.EC_P256, "ECDSA_SHA_256", {
        messageType: "DIGEST",
        bytes: changing,
      });
      changing.fill(0);
      return pending;
    });
    const signatures = await Promise.all(signing);

    for (const [index, bytes] of digests.entries()) {
      const signature = signatures[index] ?? Buffer.alloc(0);
      const message = { messageType: "DIGEST", bytes } as const;
      expect(await provider.verify(keys.EC_P256, "ECDSA_SHA_256", message, signature)).toBe(true);
    }
  });
}

function describeBadSignatures(fixture: () => Fixture): void {
  test.each(["RSA_PSS_SHA_256", "RSA_PKCS1_SHA_256"] as const)(
    "a signature of %s that begins with zero is not valid without the zero",
    async (algorithm) => {
      const { provider, keys } = fixture();
      let signed = messageFor(algorithm);
      let signature = await provider.sign(keys.RSA_2048, algorithm, signed.raw);
      while (signature[0] !== 0) {
        signed = messageFor(algorithm);
        signature = await provider.sign(keys.RSA_2048, algorithm, signed.raw);
      }

      for (const message of [signed.raw, signed.digest]) {
        expect(await provider.verify(keys.RSA_2048, algorithm, message, signature)).toBe(true);
        expect(await provider.verify(keys.RSA_2048, algorithm, message, signature.subarray(1))).toBe(false);
      }
    },
  );

  test.each(["RSA_2048", "EC_P256"] as const)("a signature of another %s key is not valid", async (spec) => {
    const { provider, keys, others } = fixture();
    const [algorithm = "ECDSA_SHA_256"] = signingAlgorithmsOf(spec);
    const { raw, digest } = messageFor(algorithm);
    const signature = await provider.sign(others[spec], algorithm, raw);

    expect(await provider.verify(keys[spec], algorithm, raw, signature)).toBe(false);
    expect(await provider.verify(keys[spec], algorithm, digest, signature)).toBe(false);
  });

  test("a signature of one RSA scheme or hash is not valid under another", async () => {
    const { provider, keys } = fixture();
    const bytes = Buffer.from("message");
    const algorithms = signingAlgorithmsOf("RSA_2048");

    for (const signedWith of algorithms) {
      const signature = await provider.sign(keys.RSA_2048, signedWith, { messageType: "RAW", bytes });
      for (const algorithm of algorithms) {
        for (const message of [{ messageType: "RAW", bytes } as const, digestOf(algorithm, bytes)]) {
          const isValid = await provider.verify(keys.RSA_2048, algorithm, message, signature);
          expect(isValid).toBe(algorithm === signedWith);
        }
      }
    }
  });

  test("ECDSA signatures of one curve are not valid on the other of the same size", async () => {
    const { provider, keys } = fixture();
    const { raw, digest } = messageFor("ECDSA_SHA_256");
    const signature = await provider.sign(keys.EC_P256, "ECDSA_SHA_256", digest);

    expect(await provider.verify(keys.EC_P256K, "ECDSA_SHA_256", raw, signature)).toBe(false);
    expect(await provider.verify(keys.EC_P256K, "ECDSA_SHA_256", digest, signature)).toBe(false);
  });

  test.each([
    ["EC_P256", "ECDSA_SHA_384"],
    ["EC_P384", "ECDSA_SHA_256"],
    ["EC_P256", "RSA_PSS_SHA_256"],
    ["RSA_2048", "ECDSA_SHA_256"],
  ] as const)("a key of spec %s does not serve for %s", async (spec, algorithm) => {
    const { provider, keys } = fixture();
    const { digest } = messageFor(algorithm);
    const refused = { code: "UnsupportedOperation" };

    await expect(provider.sign(keys[spec], algorithm, digest)).rejects.toMatchObject(refused);
    await expect(provider.verify(keys[spec], algorithm, digest, Buffer.alloc(8))).rejects.toMatchObject(
      refused,
    );
  });
}

function describeEncryption(fixture: () => Fixture): void {
  const cases = RSA_KEY_SPECS.flatMap((spec) =>
    encryptionAlgorithmsOf(spec).map((algorithm) => ({
      spec,
      algorithm,
      max: ENCRYPTION_ALGORITHMS[algorithm].maxPlaintextBytes[spec],
    })),
  );

  describe.each(cases)("$algorithm of $spec", ({ spec, algorithm, max }) => {
    test(`plaintexts of 0 to ${max} bytes come back, and never as the same ciphertext`, async () => {
      const { provider, keys } = fixture();

      for (const plaintext of [Buffer.alloc(0), randomBytes(1), randomBytes(max)]) {
        const first = await provider.asymmetricEncrypt(keys[spec], algorithm, plaintext);
        const second = await provider.asymmetricEncrypt(keys[spec], algorithm, plaintext);

        expect(first).toHaveLength(KEY_SPECS[spec].modulusBits / 8);
        expect(first).not.toEqual(second);
        expect(Buffer.from(await provider.asymmetricDecrypt(keys[spec], algorithm, first))).toEqual(
          plaintext,
        );
      }
    });

    test(`a plaintext of ${max + 1} bytes is refused`, async () => {
      const { provider, keys } = fixture();

      const encrypting = provider.asymmetricEncrypt(keys[spec], algorithm, Buffer.alloc(max + 1));

      await expect(encrypting).rejects.toMatchObject({
        code: "InvalidParameter",
        parameter: "Plaintext",
        problem: "tooLong",
        facts: { max },
      });
    });

    test("changed, cut and lengthened ciphertexts fail in the one way", async () => {
      const { provider, keys } = fixture();
      const sealed = await provider.asymmetricEncrypt(keys[spec], algorithm, Buffer.from("payload"));

      for (const bad of [
        ...damaged(sealed),
        Buffer.alloc(sealed.length),
        Buffer.alloc(sealed.length, 0xff),
      ]) {
        await expectDecryptionFailed(provider.asymmetricDecrypt(keys[spec], algorithm, bad));
      }
    });
  });

  describe("RSAES_PKCS1_V1_5, which only unwraps what is imported", () => {
    const seal = (key: StoredKeyVersion, plaintext: Uint8Array) =>
      publicEncrypt({ key: nodePublicKey(key), padding: constants.RSA_PKCS1_PADDING }, plaintext);

    test.each(RSA_KEY_SPECS)("what was wrapped for a key of spec %s opens", async (spec) => {
      const { provider, keys } = fixture();
      const max = ENCRYPTION_ALGORITHMS.RSAES_PKCS1_V1_5.maxPlaintextBytes[spec];

      for (const plaintext of [Buffer.alloc(0), Buffer.alloc(32), randomBytes(32), randomBytes(max)]) {
        const sealed = seal(keys[spec], plaintext);
        const opened = await provider.asymmetricDecrypt(keys[spec], "RSAES_PKCS1_V1_5", sealed);

        expect(Buffer.from(opened)).toEqual(plaintext);
      }
    });

    test.each([
      ["a first byte that is not zero", [1, 2, ...Array(8).fill(7), 0, 9]],
      ["a block type for signatures", [0, 1, ...Array(8).fill(7), 0, 9]],
      ["seven bytes of padding", [0, 2, ...Array(7).fill(7), 0, 9]],
      ["no padding", [0, 2, 0, 9]],
      ["no end of the padding", [0, 2]],
    ])("%s fails in the one way", async (_what, start) => {
      const { provider, keys } = fixture();
      const encoded = Buffer.concat([Buffer.from(start), Buffer.alloc(256 - start.length, 7)]);
      const noPadding = { key: nodePublicKey(keys.RSA_2048), padding: constants.RSA_NO_PADDING };

      const opening = async () =>
        provider.asymmetricDecrypt(keys.RSA_2048, "RSAES_PKCS1_V1_5", publicEncrypt(noPadding, encoded));

      await expectDecryptionFailed(opening());
    });

    test("a ciphertext for another key, and one that was changed, fail in the one way", async () => {
      const { provider, keys, others } = fixture();
      const sealed = seal(others.RSA_2048, Buffer.alloc(32));

      for (const bad of [sealed, ...damaged(seal(keys.RSA_2048, Buffer.alloc(32)))]) {
        await expectDecryptionFailed(provider.asymmetricDecrypt(keys.RSA_2048, "RSAES_PKCS1_V1_5", bad));
      }
    });
  });

  test("a ciphertext does not open under the other hash, nor with another key", async () => {
    const { provider, keys, others } = fixture();
    const sealed = await provider.asymmetricEncrypt(
      keys.RSA_2048,
      "RSAES_OAEP_SHA_256",
      Buffer.from("payload"),
    );

    await expectDecryptionFailed(provider.asymmetricDecrypt(keys.RSA_2048, "RSAES_OAEP_SHA_1", sealed));
    await expectDecryptionFailed(provider.asymmetricDecrypt(others.RSA_2048, "RSAES_OAEP_SHA_256", sealed));
  });

  test.each(EC_KEY_SPECS)("a key of spec %s does not encrypt", async (spec) => {
    const { provider, keys } = fixture();
    const refused = { code: "UnsupportedOperation" };
    const bytes = Buffer.alloc(32);

    await expect(provider.encrypt(keys[spec], bytes)).rejects.toMatchObject(refused);
    await expect(provider.asymmetricEncrypt(keys[spec], "RSAES_OAEP_SHA_256", bytes)).rejects.toMatchObject(
      refused,
    );
    await expect(provider.asymmetricDecrypt(keys[spec], "RSAES_OAEP_SHA_256", bytes)).rejects.toMatchObject(
      refused,
    );
  });
}

function describeOwnership(fixture: () => Fixture): void {
  const changes: [string, Partial<StoredKeyVersion>][] = [
    ["another account", { accountId: "9999999999999999" }],
    ["another instance", { instanceId: "kst-another" }],
    ["another key", { keyId: "key-another" }],
    ["another version", { keyVersionId: "00000000-0000-4000-8000-000000000000" }],
    ["no public key", { publicKey: null }],
  ];

  test.each([...changes, ["another public key", null] as const])(
    "a private key does not serve under %s",
    async (_what, change) => {
      const { provider, keys, others } = fixture();
      const { raw, digest } = messageFor("RSA_PSS_SHA_256");
      const stolen = { ...keys.RSA_2048, ...(change ?? { publicKey: others.RSA_2048.publicKey }) };
      const sealed = await provider.asymmetricEncrypt(keys.RSA_2048, "RSAES_OAEP_SHA_256", raw.bytes);

      for (const message of [raw, digest]) {
        const signing = provider.sign(stolen, "RSA_PSS_SHA_256", message);
        await expect(signing).rejects.toMatchObject({ code: "InternalFailure" });
      }
      await expectDecryptionFailed(provider.asymmetricDecrypt(stolen, "RSAES_OAEP_SHA_256", sealed));
    },
  );

  test.each([
    ["no public key", null],
    ["a public key of another spec", "EC_P256"],
    ["bytes that are no public key", "nothing"],
  ] as const)("a stored version with %s verifies and encrypts nothing", async (_what, replacement) => {
    const { provider, keys } = fixture();
    const publicKey =
      replacement === "EC_P256" ? keys.EC_P256.publicKey : replacement && Buffer.from(replacement);
    const damagedKey = { ...keys.RSA_2048, publicKey };
    const { raw } = messageFor("RSA_PSS_SHA_256");
    const failure = { code: "InternalFailure" };

    await expect(
      provider.verify(damagedKey, "RSA_PSS_SHA_256", raw, Buffer.alloc(256)),
    ).rejects.toMatchObject(failure);
    await expect(
      provider.asymmetricEncrypt(damagedKey, "RSAES_OAEP_SHA_256", Buffer.alloc(1)),
    ).rejects.toMatchObject(failure);
  });
}

function nodePublicKey({ publicKey }: StoredKeyVersion) {
  return createPublicKey({ key: Buffer.from(publicKey ?? []), format: "der", type: "spki" });
}

function messageFor(algorithm: SigningAlgorithm): { raw: MessageToSign; digest: MessageToSign } {
  const bytes = randomBytes(100);
  return { raw: { messageType: "RAW", bytes }, digest: digestOf(algorithm, bytes) };
}

function digestOf(algorithm: SigningAlgorithm, bytes: Uint8Array): MessageToSign {
  return {
    messageType: "DIGEST",
    bytes: createHash(SIGNING_ALGORITHMS[algorithm].hash).update(bytes).digest(),
  };
}

function isValidForNode(
  key: StoredKeyVersion,
  algorithm: SigningAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { hash, scheme } = SIGNING_ALGORITHMS[algorithm];
  const padding = scheme === "rsa-pss" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const options = scheme === "ecdsa" ? {} : { padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return verify(hash, message, { key: nodePublicKey(key), ...options }, signature);
}

/** Flipped at both ends and in the middle, cut, lengthened, and empty. */
function damaged(bytes: Uint8Array): Uint8Array[] {
  return [
    flipBit(bytes, 0),
    flipBit(bytes, Math.floor(bytes.length / 2)),
    flipBit(bytes, bytes.length - 1),
    bytes.subarray(1),
    bytes.subarray(0, -1),
    Buffer.concat([bytes, Buffer.alloc(1)]),
    Buffer.concat([Buffer.alloc(1), bytes]),
    new Uint8Array(0),
  ];
}
