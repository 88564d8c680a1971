import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RECIPIENT_SPKI } from "@/lib/testing/crypto-calls";
import { newKey } from "@/lib/testing/factories";
import { openssl } from "@/lib/testing/openssl";
import { type TestService, testService } from "@/lib/testing/test-service";
import { decrypt } from "./decrypt";
import { encrypt } from "./encrypt";
import { exportDataKey } from "./export-data-key";
import { generateAndExportDataKey } from "./generate-and-export-data-key";
import { generateDataKeyPair } from "./generate-data-key-pair";
import { generateDataKeyPairWithoutPlaintext } from "./generate-data-key-pair-without-plaintext";
import { generateDataKeyWithoutPlaintext } from "./generate-data-key-without-plaintext";
import { KEY_PAIR_SPECS } from "./schema";

const CONTEXT = { purpose: "invoice", tenant: "acme" };
const EXPORT = {
  publicKeyBlob: RECIPIENT_SPKI,
  wrappingKeySpec: "RSA_2048",
  wrappingAlgorithm: "RSAES_OAEP_SHA_256",
} as const;
const HASHES = { RSAES_OAEP_SHA_256: "sha256", RSAES_OAEP_SHA_1: "sha1" } as const;

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

describe("GenerateDataKeyWithoutPlaintext", () => {
  test.each([
    ["AES_256 by default", {}, 32],
    ["AES_128", { keySpec: "AES_128" as const }, 16],
    ["one byte", { numberOfBytes: 1 }, 1],
    ["1,024 bytes, whatever the spec", { numberOfBytes: 1024, keySpec: "AES_128" as const }, 1024],
  ])("%s: only Decrypt tells the data key", async (_what, options, length) => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);

    const answer = await generateDataKeyWithoutPlaintext(ctx, {
      keyId,
      ...options,
      encryptionContext: CONTEXT,
    });

    expect(Object.keys(answer).sort()).toEqual(["ciphertextBlob", "keyId", "keyVersionId"]);
    const { plaintext } = await decrypt(ctx, {
      ciphertextBlob: answer.ciphertextBlob,
      encryptionContext: CONTEXT,
    });
    expect(Buffer.from(plaintext, "base64")).toHaveLength(length);
  });

  test.each([[0], [1025], [1.5]])("%d bytes are refused", async (numberOfBytes) => {
    const ctx = await service.context();

    const call = generateDataKeyWithoutPlaintext(ctx, { keyId: "key-1", numberOfBytes });

    await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "NumberOfBytes" });
  });
});

describe("export", () => {
  test.each([
    ["RSA_2048", 2048, "RSAES_OAEP_SHA_256"],
    ["RSA_2048", 2048, "RSAES_OAEP_SHA_1"],
    ["RSA_3072", 3072, "RSAES_OAEP_SHA_256"],
    ["RSA_4096", 4096, "RSAES_OAEP_SHA_1"],
  ] as const)(
    "for %s (%d bits) by %s: openssl opens both exports to the data key",
    async (wrappingKeySpec, modulusLength, wrappingAlgorithm) => {
      const ctx = await service.context();
      const keyId = await newKey(ctx);
      const recipient = generateKeyPairSync("rsa", { modulusLength });
      const wrapping = { publicKeyBlob: spki(recipient.publicKey), wrappingKeySpec, wrappingAlgorithm };

      const made = await generateAndExportDataKey(ctx, { keyId, encryptionContext: CONTEXT, ...wrapping });
      const exported = await exportDataKey(ctx, {
        ciphertextBlob: made.ciphertextBlob,
        encryptionContext: CONTEXT,
        ...wrapping,
      });

      const { plaintext } = await decrypt(ctx, {
        ciphertextBlob: made.ciphertextBlob,
        encryptionContext: CONTEXT,
      });
      for (const { exportedDataKey } of [made, exported]) {
        const opened = await unwrap(recipient.privateKey, exportedDataKey, HASHES[wrappingAlgorithm]);
        expect(opened.toString("base64")).toBe(plaintext);
      }
      expect(Object.keys(made).sort()).toEqual([
        "ciphertextBlob",
        "exportedDataKey",
        "keyId",
        "keyVersionId",
      ]);
      expect(Object.keys(exported).sort()).toEqual(["exportedDataKey", "keyId", "keyVersionId"]);
    },
  );

  test("takes a data key as long as the public key has room for, and none longer", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);
    const cipherOf = async (bytes: number) =>
      (await encrypt(ctx, { keyId, plaintext: Buffer.alloc(bytes, 1).toString("base64") })).ciphertextBlob;

    await expect(
      generateAndExportDataKey(ctx, { keyId, numberOfBytes: 190, ...EXPORT }),
    ).resolves.toHaveProperty("exportedDataKey");
    await expect(
      generateAndExportDataKey(ctx, { keyId, numberOfBytes: 191, ...EXPORT }),
    ).rejects.toMatchObject({ parameter: "NumberOfBytes", problem: "tooBig", facts: { max: 190 } });
    await expect(
      exportDataKey(ctx, { ciphertextBlob: await cipherOf(190), ...EXPORT }),
    ).resolves.toHaveProperty("exportedDataKey");
    await expect(
      exportDataKey(ctx, { ciphertextBlob: await cipherOf(191), ...EXPORT }),
    ).rejects.toMatchObject({ parameter: "CiphertextBlob", problem: "tooLong", facts: { max: 190 } });
  });

  test("has one answer for a changed ciphertext and for another context", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);
    const input = { keyId, encryptionContext: CONTEXT };
    const { ciphertextBlob } = await generateDataKeyWithoutPlaintext(ctx, input);

    for (const change of [{ encryptionContext: {} }, { ciphertextBlob: `AAAA${ciphertextBlob.slice(4)}` }]) {
      const call = exportDataKey(ctx, { ciphertextBlob, encryptionContext: CONTEXT, ...EXPORT, ...change });
      await expect(call).rejects.toMatchObject({ parameter: "CiphertextBlob", problem: "undecryptable" });
    }
  });

  test.each([
    [{ wrappingKeySpec: "EC_SM2" }, "WrappingKeySpec"],
    [{ wrappingAlgorithm: "SM2PKE" }, "WrappingAlgorithm"],
  ] as const)("%j is refused with the reason that SM2 is not available", async (change, parameter) => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);
    const { ciphertextBlob } = await generateDataKeyWithoutPlaintext(ctx, { keyId });

    const refusal = {
      code: "InvalidParameter",
      parameter,
      problem: "unknownValue",
      facts: { reason: "noSm2" },
    };

    await expect(generateAndExportDataKey(ctx, { keyId, ...EXPORT, ...change })).rejects.toMatchObject(
      refusal,
    );
    await expect(exportDataKey(ctx, { ciphertextBlob, ...EXPORT, ...change })).rejects.toMatchObject(refusal);
  });

  test.each([
    ["of another size than was said", spki(generateKeyPairSync("rsa", { modulusLength: 3072 }).publicKey)],
    ["that is no RSA key", spki(generateKeyPairSync("ec", { namedCurve: "prime256v1" }).publicKey)],
    [
      "with a byte behind it",
      Buffer.concat([Buffer.from(RECIPIENT_SPKI, "base64"), Buffer.alloc(1)]).toString("base64"),
    ],
    ["of 600 bytes that are none", Buffer.alloc(600).toString("base64")],
    ["of 601 bytes", Buffer.alloc(601).toString("base64")],
    ["of nothing", ""],
  ])("a public key %s is refused", async (_what, publicKeyBlob) => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);

    const call = generateAndExportDataKey(ctx, { keyId, ...EXPORT, publicKeyBlob });

    await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "PublicKeyBlob" });
  });

  test.each([
    [{ wrappingKeySpec: "RSA_1024" }, "WrappingKeySpec"],
    [{ wrappingAlgorithm: "RSAES_PKCS1_V1_5" }, "WrappingAlgorithm"],
  ])("%j is refused", async (change, parameter) => {
    const ctx = await service.context();

    const call = generateAndExportDataKey.call(ctx, { keyId: "key-1", ...EXPORT, ...change });

    await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter });
  });
});

describe("data key pairs", () => {
  test.each(KEY_PAIR_SPECS)(
    "%s: Decrypt gives the private key, which belongs to the public one",
    async (keyPairSpec) => {
      const ctx = await service.context();
      const keyId = await newKey(ctx);

      const pair = await generateDataKeyPair(ctx, { keyId, keyPairSpec, encryptionContext: CONTEXT });

      const opened = await decrypt(ctx, {
        ciphertextBlob: pair.privateKeyCiphertextBlob,
        encryptionContext: CONTEXT,
      });
      expect(opened.plaintext).toBe(pair.privateKeyPlaintext);
      expect(pemOf(pair.privateKeyPlaintext)).toBe(pair.publicKey);
      expect(pair).toMatchObject({ keyId, keyVersionId: opened.keyVersionId, keyPairSpec });
    },
  );

  test("without plaintext only Decrypt tells the private key, with the context it was made with", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);

    const pair = await generateDataKeyPairWithoutPlaintext(ctx, {
      keyId,
      keyPairSpec: "EC_P256",
      encryptionContext: CONTEXT,
    });

    expect(Object.keys(pair).sort()).toEqual([
      "keyId",
      "keyPairSpec",
      "keyVersionId",
      "privateKeyCiphertextBlob",
      "publicKey",
    ]);
    const ciphertextBlob = pair.privateKeyCiphertextBlob;
    const { plaintext } = await decrypt(ctx, { ciphertextBlob, encryptionContext: CONTEXT });
    expect(pemOf(plaintext)).toBe(pair.publicKey);
    await expect(decrypt(ctx, { ciphertextBlob })).rejects.toMatchObject({ problem: "undecryptable" });
  });

  test("of one instance come under a limit of their own", async () => {
    const admin = await service.context();
    const keyId = await newKey(admin);
    const asked: { key: string; requestsPerSecond: number }[] = [];
    const throttle = { admit: (limit: (typeof asked)[number]) => (asked.push(limit) === 2 ? 1 : 0) };
    const ctx = await service.context(admin.caller, { throttle });

    const call = generateDataKeyPairWithoutPlaintext(ctx, { keyId, keyPairSpec: "EC_P256" });

    await expect(call).rejects.toMatchObject({ code: "Rejected.Throttling" });
    expect(asked[1]).toMatchObject({ key: `key pairs of ${asked[0]?.key}`, requestsPerSecond: 2 });
  });

  test.each([["EC_SM2"], ["RSA_1024"], ["Aliyun_AES_256"], [undefined]])(
    "the spec %s is refused",
    async (keyPairSpec) => {
      const ctx = await service.context();

      const call = generateDataKeyPair.call(ctx, { keyId: "key-1", keyPairSpec });

      await expect(call).rejects.toMatchObject({ parameter: "KeyPairSpec" });
    },
  );
});

function spki(publicKey: KeyObject): string {
  return publicKey.export({ format: "der", type: "spki" }).toString("base64");
}

/** The public key that belongs to a private key in Base64 of PKCS #8. */
function pemOf(privateKeyBase64: string): string {
  const key = Buffer.from(privateKeyBase64, "base64");
  const privateKey = createPrivateKey({ key, format: "der", type: "pkcs8" });
  return createPublicKey(privateKey).export({ format: "pem", type: "spki" }).toString();
}

function unwrap(privateKey: KeyObject, wrappedBase64: string, hash: string): Promise<Buffer> {
  const options = ["rsa_padding_mode:oaep", `rsa_oaep_md:${hash}`, `rsa_mgf1_md:${hash}`];
  const args = ["pkeyutl", "-decrypt", "-inkey", "@key.pem", "-in", "@wrapped"];
  return openssl([...args, ...options.flatMap((option) => ["-pkeyopt", option])], {
    "key.pem": privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    wrapped: Buffer.from(wrappedBase64, "base64"),
  });
}
