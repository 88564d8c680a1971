import { constants, generateKeyPairSync, publicEncrypt, randomBytes } from "node:crypto";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wrapWithAes } from "@/lib/crypto/aes-key-wrap";
import { describeError, type ErrorTexts } from "@/lib/format/describe-error";
import type { OperationContext } from "@/lib/operation/operation-context";
import type { KmsError } from "@/lib/platform/errors";
import {
  encryptFor,
  type ImportedSpec,
  newExternalKey,
  newMaterial,
  wrapFor,
} from "@/lib/testing/key-import";
import { type TestService, testService } from "@/lib/testing/test-service";
import en from "@/messages/en.json";
import { getParametersForImport } from "./get-parameters-for-import";
import { importKeyMaterial } from "./import-key-material";
import type { WrappingAlgorithm } from "./schema";

/** Each mistake that people make with wrapped material has a message of its own. */

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

type Parameters = Awaited<ReturnType<typeof getParametersForImport>>;

async function begin(
  keySpec: ImportedSpec = "Aliyun_AES_256",
  wrappingAlgorithm: WrappingAlgorithm = "RSAES_OAEP_SHA_256",
) {
  const settings = { ...service.service.services.settings, isPkcs1ImportAllowed: true };
  const ctx = await service.context(undefined, { settings });
  const keyId = await newExternalKey(ctx, keySpec);
  const parameters = await getParametersForImport(ctx, { keyId, wrappingAlgorithm });
  return { ctx, keyId, parameters };
}

/** The refusal of an import, after a look at the database: a mistake changes nothing. */
async function refusalOf(
  ctx: OperationContext,
  input: { keyId: string; importToken: string; encryptedKeyMaterial: string },
): Promise<KmsError> {
  const refusal: KmsError = await importKeyMaterial(ctx, input).then(
    () => expect.unreachable("the import succeeded"),
    (error: KmsError) => error,
  );
  const key = await service.db.key.findUniqueOrThrow({ where: { id: input.keyId } });
  expect(key).toMatchObject({ state: "PendingImport", materialDigest: null, versionCount: 0 });
  expect(await service.db.keyVersion.count({ where: { keyId: input.keyId } })).toBe(0);
  return refusal;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const errorTexts = createTranslator({ locale: "en", messages: en, namespace: "errors" }) as ErrorTexts;

type Mistake = [string, ImportedSpec, (parameters: Parameters) => string, Record<string, string | number>];

const otherWrapping = generateKeyPairSync("rsa", { modulusLength: 2048 });
const otherPublicKey = base64(otherWrapping.publicKey.export({ format: "der", type: "spki" }));

/** A private key in another form, or one that is not right, wrapped in the right way. */
function wrapped(parameters: Parameters, material: Uint8Array): string {
  const temporaryKey = randomBytes(32);
  const rsaPart = encryptFor(parameters.publicKey, "RSAES_OAEP_SHA_256", temporaryKey);
  return base64(Buffer.concat([rsaPart, wrapWithAes(temporaryKey, material)]));
}

const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

const MISTAKES: Mistake[] = [
  ["no Base64", "Aliyun_AES_256", () => "not base64", { reason: "notBase64" }],
  [
    "Base64 with line breaks",
    "Aliyun_AES_256",
    (p) => wrapFor(p, "Aliyun_AES_256", randomBytes(32)).replace(/(.{64})/g, "$1\n"),
    { reason: "notBase64" },
  ],
  [
    "Base64 encoded again",
    "Aliyun_AES_256",
    (p) => base64(Buffer.from(wrapFor(p, "Aliyun_AES_256", randomBytes(32)))),
    { reason: "textInside" },
  ],
  [
    "PEM instead of DER",
    "EC_P256",
    () => base64(Buffer.from(ec.privateKey.export({ format: "pem", type: "pkcs8" }))),
    { reason: "textInside" },
  ],
  [
    "a file cut off",
    "Aliyun_AES_256",
    (p) => base64(encryptFor(p.publicKey, "RSAES_OAEP_SHA_256", randomBytes(32)).subarray(0, 255)),
    { reason: "lengthNotModulus", length: 255, modulusBytes: 256 },
  ],
  [
    "a file with more in it",
    "Aliyun_AES_256",
    () => base64(randomBytes(257)),
    { reason: "lengthNotModulus", length: 257, modulusBytes: 256 },
  ],
  [
    "a wrapping key of another size",
    "Aliyun_AES_256",
    () => base64(randomBytes(512)),
    { reason: "lengthOfOtherWrappingKey", other: "RSA_4096", modulusBytes: 256 },
  ],
  [
    "another wrapping key",
    "Aliyun_AES_256",
    () => base64(encryptFor(otherPublicKey, "RSAES_OAEP_SHA_256", randomBytes(32))),
    { reason: "unwrapFailed", expected: "SHA-256" },
  ],
  [
    "SHA-1 instead of SHA-256",
    "Aliyun_AES_256",
    (p) => base64(encryptFor(p.publicKey, "RSAES_OAEP_SHA_1", randomBytes(32))),
    { reason: "otherHash", used: "SHA-1", expected: "SHA-256" },
  ],
  [
    "PKCS #1 v1.5 instead of OAEP",
    "Aliyun_AES_256",
    (p) => base64(encryptFor(p.publicKey, "RSAES_PKCS1_V1_5", randomBytes(32))),
    { reason: "unwrapFailed" },
  ],
  [
    "material that was not encrypted",
    "EC_P256",
    () => base64(Buffer.concat([randomBytes(256), ec.privateKey.export({ format: "der", type: "pkcs8" })])),
    { reason: "cutWrappedKey" },
  ],
  [
    "a secret of 31 bytes",
    "Aliyun_AES_256",
    (p) => wrapFor(p, "Aliyun_AES_256", randomBytes(31)),
    { reason: "materialLength", length: 31, expected: 32 },
  ],
  [
    "a secret of 33 bytes",
    "HMAC_256",
    (p) => wrapFor(p, "HMAC_256", randomBytes(33)),
    { reason: "materialLength", length: 33, expected: 32 },
  ],
  [
    "a secret in hexadecimal",
    "Aliyun_AES_256",
    (p) => wrapFor(p, "Aliyun_AES_256", Buffer.from(randomBytes(32).toString("hex"))),
    { reason: "materialIsText", expected: 32 },
  ],
  [
    "only the temporary key",
    "EC_P256",
    (p) => base64(encryptFor(p.publicKey, "RSAES_OAEP_SHA_256", randomBytes(32))),
    { reason: "onlyTemporaryKey" },
  ],
  [
    "a wrapped private key cut off",
    "EC_P256",
    (p) => base64(Buffer.from(wrapFor(p, "EC_P256", newMaterial("EC_P256")), "base64").subarray(0, -3)),
    { reason: "cutWrappedKey" },
  ],
  [
    "a temporary key of 16 bytes",
    "EC_P256",
    (p) =>
      base64(
        Buffer.concat([
          encryptFor(p.publicKey, "RSAES_OAEP_SHA_256", randomBytes(16)),
          wrapWithAes(randomBytes(16), newMaterial("EC_P256")),
        ]),
      ),
    { reason: "temporaryKeyLength", length: 16 },
  ],
  [
    "a private key wrapped with another temporary key",
    "EC_P256",
    (p) =>
      base64(
        Buffer.concat([
          encryptFor(p.publicKey, "RSAES_OAEP_SHA_256", randomBytes(32)),
          wrapWithAes(randomBytes(32), newMaterial("EC_P256")),
        ]),
      ),
    { reason: "innerUnwrapFailed" },
  ],
  [
    "a private key in PEM",
    "EC_P256",
    (p) => wrapped(p, Buffer.from(ec.privateKey.export({ format: "pem", type: "pkcs8" }))),
    { reason: "materialIsText" },
  ],
  [
    "SEC 1 instead of PKCS #8",
    "EC_P256",
    (p) => wrapped(p, ec.privateKey.export({ format: "der", type: "sec1" })),
    { reason: "materialNotPkcs8", other: "SEC1" },
  ],
  [
    "PKCS #1 instead of PKCS #8",
    "RSA_2048",
    (p) => wrapped(p, rsa.privateKey.export({ format: "der", type: "pkcs1" })),
    { reason: "materialNotPkcs8", other: "PKCS1" },
  ],
  [
    "no key at all",
    "EC_P256",
    (p) => wrapped(p, randomBytes(100)),
    { reason: "materialNotPkcs8", other: "" },
  ],
  ["RSA for EC", "EC_P256", (p) => wrapped(p, newMaterial("RSA_2048")), { reason: "otherKeyType" }],
  [
    "another curve",
    "EC_P256",
    (p) => wrapped(p, newMaterial("EC_P384")),
    { reason: "otherCurve", expected: "NIST P-256", used: "secp384r1" },
  ],
  [
    "another modulus",
    "RSA_3072",
    (p) => wrapped(p, newMaterial("RSA_2048")),
    { reason: "otherModulus", expected: 3072, used: 2048 },
  ],
  [
    "a byte behind the private key",
    "EC_P256",
    (p) => wrapped(p, Buffer.concat([newMaterial("EC_P256"), Buffer.alloc(1)])),
    {},
  ],
];

test.each(MISTAKES)(
  "%s is said to be just that, and changes nothing",
  async (_what, keySpec, make, facts) => {
    const { ctx, keyId, parameters } = await begin(keySpec);

    const refusal = await refusalOf(ctx, {
      keyId,
      importToken: parameters.importToken,
      encryptedKeyMaterial: make(parameters),
    });

    expect(["InvalidKeyMaterial", "InvalidParameter"]).toContain(refusal.code);
    expect(refusal.facts).toMatchObject(facts);
    const { why, next } = describeError(errorTexts, refusal);
    expect(Object.keys(en.errors.reason)).toContain(refusal.facts.reason);
    expect(`${why} ${next}`).not.toMatch(/[{}]/);
  },
);

test("with SHA-256 expected, MGF1 left at SHA-1 is named as the likely cause", async () => {
  const { ctx, keyId, parameters } = await begin();

  const refusal = await refusalOf(ctx, {
    keyId,
    importToken: parameters.importToken,
    encryptedKeyMaterial: base64(encryptFor(otherPublicKey, "RSAES_OAEP_SHA_256", randomBytes(32))),
  });

  expect(describeError(errorTexts, refusal).why).toContain("SHA-256 with MGF1 left at SHA-1");
});

test("a token that is no token, is not ours, or is of another key is told apart", async () => {
  const { ctx, keyId, parameters } = await begin();
  const foreign = await begin();
  const otherKeyId = await newExternalKey(ctx);
  const encryptedKeyMaterial = wrapFor(parameters, "Aliyun_AES_256", randomBytes(32));
  const changed = Buffer.from(parameters.importToken, "base64");
  changed[48] = (changed[48] ?? 0) ^ 1;
  const refuse = async (id: string, importToken: string) => {
    const { code, facts } = await refusalOf(ctx, { keyId: id, importToken, encryptedKeyMaterial });
    return [code, facts.reason];
  };

  expect(await refuse(keyId, "no token")).toEqual(["InvalidImportToken", "tokenUnreadable"]);
  expect(await refuse(keyId, base64(changed))).toEqual(["InvalidImportToken", "tokenUnknown"]);
  expect(await refuse(keyId, foreign.parameters.importToken)).toEqual(["InvalidImportToken", "tokenUnknown"]);
  expect(await refuse(otherKeyId, parameters.importToken)).toEqual([
    "InvalidImportToken",
    "tokenOfAnotherKey",
  ]);
});

test("material for one import does not open with the token of another of the same key", async () => {
  const { ctx, keyId, parameters } = await begin();
  const second = await getParametersForImport(ctx, { keyId, wrappingAlgorithm: "RSAES_OAEP_SHA_256" });

  const refusal = await refusalOf(ctx, {
    keyId,
    importToken: second.importToken,
    encryptedKeyMaterial: wrapFor(parameters, "Aliyun_AES_256", randomBytes(32)),
  });

  expect(refusal.facts.reason).toBe("unwrapFailed");
});

test("with PKCS #1 v1.5 whatever is wrong inside gets one and the same answer", async () => {
  const { ctx, keyId, parameters } = await begin("Aliyun_AES_256", "RSAES_PKCS1_V1_5");
  const { importToken, publicKey } = parameters;
  const key = { key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" } as const;
  const raw = (block: Uint8Array) => publicEncrypt({ ...key, padding: constants.RSA_NO_PADDING }, block);
  const block = (head: number[]) => Buffer.concat([Buffer.from(head), Buffer.alloc(256 - head.length, 7)]);

  const refusals = [];
  for (const bytes of [
    encryptFor(publicKey, "RSAES_PKCS1_V1_5", randomBytes(31)),
    encryptFor(publicKey, "RSAES_PKCS1_V1_5", randomBytes(16)),
    encryptFor(publicKey, "RSAES_OAEP_SHA_256", randomBytes(32)),
    encryptFor(otherPublicKey, "RSAES_PKCS1_V1_5", randomBytes(32)),
    raw(block([0, 1])),
    raw(block([0, 2])),
  ]) {
    const { code, message, facts } = await refusalOf(ctx, {
      keyId,
      importToken,
      encryptedKeyMaterial: base64(bytes),
    });
    refusals.push({ code, message, facts });
  }

  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  expect(refusals[0]).toMatchObject({
    code: "InvalidKeyMaterial",
    facts: { reason: "unwrapFailedSilently" },
  });
});

test("with PKCS #1 v1.5 other material than before gets that answer too", async () => {
  const { ctx, keyId, parameters } = await begin("Aliyun_AES_256", "RSAES_PKCS1_V1_5");
  const use = () =>
    importKeyMaterial(ctx, {
      keyId,
      importToken: parameters.importToken,
      encryptedKeyMaterial: wrapFor(parameters, "Aliyun_AES_256", randomBytes(32)),
    });
  await use();

  await expect(use()).rejects.toMatchObject({ facts: { reason: "unwrapFailedSilently" } });
});

test("a wrapped private key under PKCS #1 v1.5 gets that answer whatever is wrong in it", async () => {
  const { ctx, keyId, parameters } = await begin("EC_P256", "RSAES_PKCS1_V1_5");
  const { importToken, publicKey } = parameters;
  const temporaryKey = randomBytes(32);
  const rsaPart = encryptFor(publicKey, "RSAES_PKCS1_V1_5", temporaryKey);

  for (const bytes of [
    Buffer.concat([rsaPart, wrapWithAes(randomBytes(32), newMaterial("EC_P256"))]),
    Buffer.concat([rsaPart, wrapWithAes(temporaryKey, newMaterial("EC_P384"))]),
    Buffer.concat([randomBytes(256), wrapWithAes(temporaryKey, newMaterial("EC_P256"))]),
  ]) {
    const refusal = await refusalOf(ctx, { keyId, importToken, encryptedKeyMaterial: base64(bytes) });
    expect(refusal).toMatchObject({
      code: "InvalidKeyMaterial",
      facts: { reason: "unwrapFailedSilently" },
    });
  }
});
