import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS, signingAlgorithmsOf } from "@/lib/crypto/algorithms";
import { KEY_SPECS, type KeySpec } from "@/lib/crypto/key-spec";
import { SAMPLE_DIGEST, SAMPLE_KEYS, SAMPLE_PLAINTEXT } from "@/lib/testing/crypto-calls";
import { auditEvents, newKeyOf } from "@/lib/testing/factories";
import { openssl } from "@/lib/testing/openssl";
import { type TestService, testService } from "@/lib/testing/test-service";
import { asymmetricDecrypt } from "./asymmetric-decrypt";
import { asymmetricEncrypt } from "./asymmetric-encrypt";
import { asymmetricSign } from "./asymmetric-sign";
import { asymmetricVerify } from "./asymmetric-verify";
import { getPublicKey } from "./get-public-key";
import { ENCRYPTION_ALGORITHM_NAMES, WRAPPING_KEY_SPECS } from "./schema";

const ROUNDS = { numRuns: 25 };
const ALGORITHM = "RSAES_OAEP_SHA_256";
const ECDSA = "ECDSA_SHA_256";
const MESSAGE = Buffer.from("a message");

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** Each pair of a key spec that signs and an algorithm that fits it. */
const SIGNERS = (Object.keys(KEY_SPECS) as KeySpec[]).flatMap((keySpec) =>
  signingAlgorithmsOf(keySpec).map((algorithm) => [keySpec, algorithm] as const),
);

describe("AsymmetricEncrypt and AsymmetricDecrypt", () => {
  test.each(WRAPPING_KEY_SPECS)(
    "%s takes as much as its modulus has room for, and not a byte more",
    async (keySpec) => {
      const ctx = await service.context();
      const key = await newKeyOf(ctx, { keySpec, keyUsage: "ENCRYPT/DECRYPT" });

      for (const algorithm of ENCRYPTION_ALGORITHM_NAMES) {
        const max = ENCRYPTION_ALGORITHMS[algorithm].maxPlaintextBytes[keySpec];
        for (const bytes of [0, 1, max]) {
          const plaintext = Buffer.alloc(bytes, 7).toString("base64");
          const { ciphertextBlob, ...used } = await asymmetricEncrypt(ctx, { ...key, algorithm, plaintext });

          expect(used).toEqual(key);
          expect(Buffer.from(ciphertextBlob, "base64")).toHaveLength(KEY_SPECS[keySpec].modulusBits / 8);
          await expect(asymmetricDecrypt(ctx, { ...key, algorithm, ciphertextBlob })).resolves.toEqual({
            ...key,
            plaintext,
          });
        }
        const plaintext = Buffer.alloc(max + 1).toString("base64");
        await expect(asymmetricEncrypt(ctx, { ...key, algorithm, plaintext })).rejects.toMatchObject({
          code: "InvalidParameter",
          parameter: "Plaintext",
          problem: "tooLong",
          facts: { max },
        });
      }
    },
  );

  test("whatever is encrypted comes back, and any changed byte gives the one answer", async () => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, SAMPLE_KEYS.rsaToEncrypt);
    const call = { ...key, algorithm: ALGORITHM } as const;

    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 190 }),
        fc.nat(255),
        fc.integer({ min: 1, max: 255 }),
        async (bytes, position, change) => {
          const plaintext = Buffer.from(bytes).toString("base64");
          const { ciphertextBlob } = await asymmetricEncrypt(ctx, { ...call, plaintext });
          const changed = Buffer.from(ciphertextBlob, "base64");
          changed.writeUInt8(changed.readUInt8(position) ^ change, position);

          await expect(asymmetricDecrypt(ctx, { ...call, ciphertextBlob })).resolves.toMatchObject({
            plaintext,
          });
          await expect(
            asymmetricDecrypt(ctx, { ...call, ciphertextBlob: changed.toString("base64") }),
          ).rejects.toMatchObject({ parameter: "CiphertextBlob", problem: "undecryptable" });
        },
      ),
      ROUNDS,
    );
  });

  test.each(ENCRYPTION_ALGORITHM_NAMES)(
    "what openssl encrypts by %s for the public key is decrypted",
    async (algorithm) => {
      const ctx = await service.context();
      const key = await newKeyOf(ctx, SAMPLE_KEYS.rsaToEncrypt);
      const { publicKey } = await getPublicKey(ctx, key);
      const { hash } = ENCRYPTION_ALGORITHMS[algorithm];
      const options = ["rsa_padding_mode:oaep", `rsa_oaep_md:${hash}`, `rsa_mgf1_md:${hash}`];
      const args = ["pkeyutl", "-encrypt", "-pubin", "-inkey", "@key.pem", "-in", "@plaintext"];

      const encrypted = await openssl([...args, ...options.flatMap((option) => ["-pkeyopt", option])], {
        "key.pem": publicKey,
        plaintext: MESSAGE,
      });

      const call = { ...key, algorithm, ciphertextBlob: encrypted.toString("base64") };
      await expect(asymmetricDecrypt(ctx, call)).resolves.toEqual({
        ...key,
        plaintext: MESSAGE.toString("base64"),
      });
    },
  );

  test("another key, another algorithm and another length give the one answer", async () => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, SAMPLE_KEYS.rsaToEncrypt);
    const other = await newKeyOf(ctx, SAMPLE_KEYS.rsaToEncrypt);
    const call = { ...key, algorithm: ALGORITHM } as const;
    const { ciphertextBlob } = await asymmetricEncrypt(ctx, { ...call, plaintext: SAMPLE_PLAINTEXT });
    const bytes = Buffer.from(ciphertextBlob, "base64");
    const changes = [
      other,
      { algorithm: "RSAES_OAEP_SHA_1" as const },
      { ciphertextBlob: bytes.subarray(1).toString("base64") },
      { ciphertextBlob: Buffer.concat([bytes, bytes]).toString("base64") },
      { ciphertextBlob: "AA==" },
    ];

    for (const change of changes) {
      const answer = asymmetricDecrypt(ctx, { ...call, ciphertextBlob, ...change });
      await expect(answer).rejects.toMatchObject({
        code: "InvalidParameter",
        parameter: "CiphertextBlob",
        problem: "undecryptable",
        facts: {},
      });
    }
  });

  test.each([
    ["a ciphertext of nothing", { ciphertextBlob: "" }, "CiphertextBlob"],
    ["a ciphertext of 513 bytes", { ciphertextBlob: Buffer.alloc(513).toString("base64") }, "CiphertextBlob"],
    ["a ciphertext that is not Base64", { ciphertextBlob: "no" }, "CiphertextBlob"],
    ["an algorithm of signatures", { algorithm: "RSA_PSS_SHA_256" }, "Algorithm"],
    ["the padding of imports", { algorithm: "RSAES_PKCS1_V1_5" }, "Algorithm"],
    ["SM2", { algorithm: "SM2PKE" }, "Algorithm"],
    ["no version", { keyVersionId: undefined }, "KeyVersionId"],
    ["a version that is no UUID", { keyVersionId: "1" }, "KeyVersionId"],
  ])("%s is refused", async (_what, change, parameter) => {
    const ctx = await service.context();
    const input = { keyId: "key-1", keyVersionId: UUID, algorithm: ALGORITHM, ciphertextBlob: "AA==" };

    await expect(asymmetricDecrypt.call(ctx, { ...input, ...change })).rejects.toMatchObject({ parameter });
  });

  test("the event names the algorithm", async () => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, SAMPLE_KEYS.rsaToEncrypt);

    const { requestId } = await asymmetricEncrypt.call(ctx, {
      ...key,
      algorithm: ALGORITHM,
      plaintext: SAMPLE_PLAINTEXT,
    });

    const events = await auditEvents(service.db, "AsymmetricEncrypt");
    expect(events.find(({ eventId }) => eventId === requestId)?.event).toMatchObject({
      requestParameters: { KeyId: key.keyId, KeyVersionId: key.keyVersionId, Algorithm: ALGORITHM },
    });
  });
});

describe("AsymmetricSign and AsymmetricVerify", () => {
  test.each(SIGNERS)(
    "%s by %s: a digest and its message are one, and openssl agrees",
    async (keySpec, algorithm) => {
      const ctx = await service.context();
      const key = await newKeyOf(ctx, { keySpec, keyUsage: "SIGN/VERIFY" });
      const { hash } = SIGNING_ALGORITHMS[algorithm];
      const digest = createHash(hash).update(MESSAGE).digest("base64");
      const message = MESSAGE.toString("base64");
      const call = { ...key, algorithm } as const;

      const ofDigest = await asymmetricSign(ctx, { ...call, digest });
      const ofMessage = await asymmetricSign(ctx, { ...call, message });
      const ofTyped = await asymmetricSign(ctx, { ...call, message: digest, messageType: "DIGEST" });

      for (const { value, ...used } of [ofDigest, ofMessage, ofTyped]) {
        expect(used).toEqual(key);
        for (const signed of [{ digest }, { message }, { message, messageType: "RAW" as const }]) {
          await expect(asymmetricVerify(ctx, { ...call, ...signed, value })).resolves.toEqual({
            ...key,
            value: true,
          });
        }
        await expect(
          opensslVerifies((await getPublicKey(ctx, key)).publicKey, algorithm, value),
        ).resolves.toContain("Verified OK");
      }
    },
  );

  test("whatever is signed is verified, and no changed byte of the signature or the digest is", async () => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, SAMPLE_KEYS.ec);
    const call = { ...key, algorithm: ECDSA } as const;

    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.nat(63),
        fc.integer({ min: 1, max: 255 }),
        async (bytes, position, change) => {
          const digest = Buffer.from(bytes).toString("base64");
          const { value } = await asymmetricSign(ctx, { ...call, digest });

          await expect(asymmetricVerify(ctx, { ...call, digest, value })).resolves.toMatchObject({
            value: true,
          });
          await expect(
            asymmetricVerify(ctx, { ...call, digest, value: changed(value, position, change) }),
          ).resolves.toMatchObject({ value: false });
          await expect(
            asymmetricVerify(ctx, { ...call, digest: changed(digest, position % 32, change), value }),
          ).resolves.toMatchObject({ value: false });
        },
      ),
      ROUNDS,
    );
  });

  test("another key, another algorithm and a signature of another length verify nothing", async () => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, SAMPLE_KEYS.rsaToSign);
    const other = await newKeyOf(ctx, SAMPLE_KEYS.rsaToSign);
    const call = { ...key, algorithm: "RSA_PSS_SHA_256", digest: SAMPLE_DIGEST } as const;
    const { value } = await asymmetricSign(ctx, call);
    const changes = [other, { algorithm: "RSA_PKCS1_SHA_256" as const }, { value: "AA==" }];

    for (const change of changes) {
      await expect(asymmetricVerify(ctx, { ...call, value, ...change })).resolves.toMatchObject({
        value: false,
      });
    }
  });

  test("an algorithm that does not fit the key is refused with those that do", async () => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, SAMPLE_KEYS.ec);
    const call = { ...key, algorithm: "RSA_PSS_SHA_256", digest: SAMPLE_DIGEST } as const;
    const refusal = {
      code: "InvalidParameter",
      parameter: "Algorithm",
      problem: "unknownValue",
      facts: { algorithms: "ECDSA_SHA_256" },
    };

    await expect(asymmetricSign(ctx, call)).rejects.toMatchObject(refusal);
    await expect(asymmetricVerify(ctx, { ...call, value: "AA==" })).rejects.toMatchObject(refusal);
  });

  test.each([
    ["one byte", 1],
    ["4,096 bytes", 4096],
  ])("a message of %s is signed", async (_what, bytes) => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, SAMPLE_KEYS.ec);
    const message = Buffer.alloc(bytes, 1).toString("base64");

    await expect(asymmetricSign(ctx, { ...key, algorithm: ECDSA, message })).resolves.toHaveProperty("value");
  });

  test.each([
    ["neither digest nor message", { digest: undefined }, "MissingParameter", "Digest"],
    ["both digest and message", { message: "AA==" }, "InvalidParameter", "Message"],
    ["a digest that is said to be a message", { messageType: "RAW" }, "InvalidParameter", "MessageType"],
    ["a message type that is none", { messageType: "TEXT" }, "InvalidParameter", "MessageType"],
    ["a digest of 31 bytes", { digest: base64(31) }, "InvalidParameter", "Digest"],
    ["a digest of 33 bytes", { digest: base64(33) }, "InvalidParameter", "Digest"],
    ["a digest of another hash", { digest: base64(48) }, "InvalidParameter", "Digest"],
    ["a digest of 65 bytes", { digest: base64(65) }, "InvalidParameter", "Digest"],
    ["a digest as a message, too short", typed(31), "InvalidParameter", "Message"],
    ["a digest as a message, too long", typed(33), "InvalidParameter", "Message"],
    ["a message of nothing", { digest: undefined, message: "" }, "InvalidParameter", "Message"],
    ["a message of 4,097 bytes", { digest: undefined, message: base64(4097) }, "InvalidParameter", "Message"],
    ["an algorithm of encryption", { algorithm: ALGORITHM }, "InvalidParameter", "Algorithm"],
    ["a signature of nothing", { value: "" }, "InvalidParameter", "Value"],
    ["a signature of 513 bytes", { value: base64(513) }, "InvalidParameter", "Value"],
  ])("%s is refused", async (_what, change, code, parameter) => {
    const ctx = await service.context();
    const input = { keyId: "key-1", keyVersionId: UUID, algorithm: ECDSA, digest: SAMPLE_DIGEST };

    const verify = asymmetricVerify.call(ctx, { ...input, value: "AA==", ...change });

    await expect(verify).rejects.toMatchObject({ code, parameter });
    if (parameter === "Value") return;
    await expect(asymmetricSign.call(ctx, { ...input, ...change })).rejects.toMatchObject({
      code,
      parameter,
    });
  });

  test("the length that a digest must have is told", async () => {
    const ctx = await service.context();
    const input = { keyId: "key-1", keyVersionId: UUID, algorithm: ECDSA } as const;

    await expect(asymmetricSign(ctx, { ...input, digest: base64(31) })).rejects.toMatchObject({
      problem: "tooShort",
      facts: { min: 32 },
    });
    await expect(asymmetricSign(ctx, { ...input, digest: base64(33) })).rejects.toMatchObject({
      problem: "tooLong",
      facts: { max: 32 },
    });
  });

  test("the event names the algorithm and the kind of message, and whether the signature was right", async () => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, SAMPLE_KEYS.ec);

    const { requestId } = await asymmetricVerify.call(ctx, {
      ...key,
      algorithm: ECDSA,
      message: SAMPLE_PLAINTEXT,
      value: "AA==",
    });

    const events = await auditEvents(service.db, "AsymmetricVerify");
    expect(events.find(({ eventId }) => eventId === requestId)?.event).toMatchObject({
      requestParameters: { KeyVersionId: key.keyVersionId, Algorithm: ECDSA, MessageType: "RAW" },
      responseElements: { Value: false },
    });
  });
});

const UUID = "00000000-0000-4000-8000-000000000000";

function base64(bytes: number): string {
  return Buffer.alloc(bytes, 1).toString("base64");
}

function typed(bytes: number) {
  return { digest: undefined, message: base64(bytes), messageType: "DIGEST" };
}

function changed(text: string, position: number, change: number): string {
  const bytes = Buffer.from(text, "base64");
  bytes.writeUInt8(bytes.readUInt8(position) ^ change, position);
  return bytes.toString("base64");
}

async function opensslVerifies(publicKey: string, algorithm: keyof typeof SIGNING_ALGORITHMS, value: string) {
  const { scheme, hash } = SIGNING_ALGORITHMS[algorithm];
  const padding =
    scheme === "rsa-pss" ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"] : [];
  const args = [
    "dgst",
    `-${hash}`,
    "-verify",
    "@key.pem",
    ...padding,
    "-signature",
    "@signature",
    "@message",
  ];
  const files = { "key.pem": publicKey, signature: Buffer.from(value, "base64"), message: MESSAGE };
  return (await openssl(args, files)).toString();
}
