import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OperationContext } from "@/lib/operation/operation-context";
import { SAMPLE_KEYS, SAMPLE_PLAINTEXT } from "@/lib/testing/crypto-calls";
import { auditEvents, forceKeyState, newInstance, newKey, newKeyOf } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { asymmetricEncrypt } from "./asymmetric-encrypt";
import { decrypt } from "./decrypt";
import { encrypt } from "./encrypt";
import { reEncrypt } from "./re-encrypt";

const FROM = { purpose: "invoice" };
const TO = { purpose: "archive", year: "2026" };
const ALGORITHM = "RSAES_OAEP_SHA_256";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** A ciphertext under one key, and another key to move it to. */
async function twoKeys(ctx: OperationContext) {
  const source = await newKeyOf(ctx, SAMPLE_KEYS.aes);
  const destination = await newKeyOf(ctx, SAMPLE_KEYS.aes);
  const { ciphertextBlob } = await encrypt(ctx, {
    keyId: source.keyId,
    plaintext: SAMPLE_PLAINTEXT,
    encryptionContext: FROM,
  });
  const input = {
    ciphertextBlob,
    sourceEncryptionContext: FROM,
    destinationKeyId: destination.keyId,
    destinationEncryptionContext: TO,
  };
  return { source, destination, input };
}

/** A ciphertext of a public key, and a key to move it to. */
async function publicKeySource(ctx: OperationContext) {
  const source = await newKeyOf(ctx, SAMPLE_KEYS.rsaToEncrypt);
  const destination = await newKeyOf(ctx, SAMPLE_KEYS.aes);
  const call = { ...source, algorithm: ALGORITHM, plaintext: SAMPLE_PLAINTEXT } as const;
  const { ciphertextBlob } = await asymmetricEncrypt(ctx, call);
  const input = {
    ciphertextBlob,
    sourceKeyId: source.keyId,
    sourceKeyVersionId: source.keyVersionId,
    sourceEncryptionAlgorithm: ALGORITHM,
    destinationKeyId: destination.keyId,
  } as const;
  return { source, destination, input };
}

test("a ciphertext moves to another key and another context; the event and the answer name both keys", async () => {
  const ctx = await service.context();
  const { source, destination, input } = await twoKeys(ctx);

  const { requestId, result } = await reEncrypt.call(ctx, input);

  expect(result).toMatchObject({
    ...destination,
    sourceKeyId: source.keyId,
    sourceKeyVersionId: source.keyVersionId,
  });
  expect(Object.keys(result)).not.toContain("plaintext");
  await expect(
    decrypt(ctx, { ciphertextBlob: result.ciphertextBlob, encryptionContext: TO }),
  ).resolves.toMatchObject({ ...destination, plaintext: SAMPLE_PLAINTEXT });
  const events = await auditEvents(service.db, "ReEncrypt");
  expect(events.find(({ eventId }) => eventId === requestId)).toMatchObject({
    resourceName: destination.keyId,
    event: {
      referencedResources: { "ACS::KMS::Key": [destination.keyId, source.keyId] },
      requestParameters: {
        DestinationKeyId: destination.keyId,
        SourceEncryptionContextKeys: ["purpose"],
        DestinationEncryptionContextKeys: ["purpose", "year"],
      },
      responseElements: {
        KeyId: destination.keyId,
        KeyVersionId: destination.keyVersionId,
        SourceKeyId: source.keyId,
        SourceKeyVersionId: source.keyVersionId,
      },
    },
  });
});

test("a ciphertext of a public key moves to a symmetric key", async () => {
  const ctx = await service.context();
  const { source, destination, input } = await publicKeySource(ctx);

  const result = await reEncrypt(ctx, input);

  expect(result).toMatchObject({ ...destination, sourceKeyId: source.keyId });
  await expect(decrypt(ctx, { ciphertextBlob: result.ciphertextBlob })).resolves.toMatchObject({
    plaintext: SAMPLE_PLAINTEXT,
  });
});

describe("permission", () => {
  test.each([
    ["kms:ReEncryptFrom", "source"],
    ["kms:ReEncryptTo", "destination"],
  ] as const)("without %s on the %s nothing is told of either key", async (denied, which) => {
    const ctx = await service.context();
    const { input, ...keys } = await twoKeys(ctx);
    const isAllowed = (_caller: unknown, action: string, arn: string) =>
      action !== denied || !arn.endsWith(keys[which].keyId);
    const restricted = await service.context(ctx.caller, { authorizer: { isAllowed } });
    await forceKeyState(service.db, keys.source.keyId, "Disabled");
    await forceKeyState(service.db, keys.destination.keyId, "PendingDeletion");

    const answer = reEncrypt(restricted, input);

    await expect(answer).rejects.toMatchObject({ code: "Forbidden.NoPermission", facts: { action: denied } });
  });

  test("permission for ReEncrypt itself is neither needed nor enough", async () => {
    const ctx = await service.context();
    const { input } = await twoKeys(ctx);
    const asked: string[] = [];
    const isAllowed = (_caller: unknown, action: string) => asked.push(action) > 0;

    await reEncrypt(await service.context(ctx.caller, { authorizer: { isAllowed } }), input);

    expect(asked).toEqual(["kms:ReEncryptFrom", "kms:ReEncryptTo"]);
  });
});

describe("the destination", () => {
  test.each([
    ["Disabled", "Rejected.Disabled"],
    ["PendingDeletion", "Rejected.PendingDeletion"],
    ["PendingImport", "Rejected.PendingImport"],
  ])("that is %s refuses with %s", async (state, code) => {
    const ctx = await service.context();
    const { destination, input } = await twoKeys(ctx);
    await forceKeyState(service.db, destination.keyId, state);

    await expect(reEncrypt(ctx, input)).rejects.toMatchObject({ code, facts: { keyId: destination.keyId } });
  });

  test("must be symmetric", async () => {
    const ctx = await service.context();
    const { input } = await twoKeys(ctx);
    const { keyId } = await newKeyOf(ctx, SAMPLE_KEYS.hmac);

    const answer = reEncrypt(ctx, { ...input, destinationKeyId: keyId });

    await expect(answer).rejects.toMatchObject({
      code: "UnsupportedOperation",
      facts: { keyId, reason: "notSymmetric" },
    });
  });

  test.each([
    ["key-none", { code: "Forbidden.KeyNotFound" }],
    ["alias/none", { code: "Forbidden.AliasNotFound" }],
    ["no key!", { code: "InvalidParameter", parameter: "DestinationKeyId" }],
  ])("%s is refused", async (destinationKeyId, refusal) => {
    const ctx = await service.context();
    const { input } = await twoKeys(ctx);

    await expect(reEncrypt(ctx, { ...input, destinationKeyId })).rejects.toMatchObject(refusal);
  });
});

describe("the source", () => {
  test("has one answer for a changed ciphertext, a wrong context and a wrong key", async () => {
    const ctx = await service.context();
    const symmetric = await twoKeys(ctx);
    const asymmetric = await publicKeySource(ctx);
    const otherKey = await newKeyOf(ctx, SAMPLE_KEYS.rsaToEncrypt);
    const changed = Buffer.from(symmetric.input.ciphertextBlob, "base64");
    changed.writeUInt8(changed.readUInt8(50) ^ 1, 50);
    const inputs = [
      { ...symmetric.input, sourceEncryptionContext: TO },
      { ...symmetric.input, ciphertextBlob: changed.toString("base64") },
      { ...symmetric.input, ciphertextBlob: "AAAA" },
      { ...asymmetric.input, ciphertextBlob: "not base64!" },
      { ...asymmetric.input, ciphertextBlob: Buffer.alloc(256, 1).toString("base64") },
      { ...asymmetric.input, sourceKeyId: otherKey.keyId, sourceKeyVersionId: otherKey.keyVersionId },
      { ...asymmetric.input, sourceEncryptionAlgorithm: "RSAES_OAEP_SHA_1" as const },
    ];

    for (const input of inputs) {
      await expect(reEncrypt(ctx, input)).rejects.toMatchObject({
        code: "InvalidParameter",
        parameter: "CiphertextBlob",
        problem: "undecryptable",
        facts: {},
      });
    }
  });

  test("of a public key must be made to encrypt, and its version its own", async () => {
    const ctx = await service.context();
    const { input } = await publicKeySource(ctx);
    const signing = await newKeyOf(ctx, SAMPLE_KEYS.ec);

    const wrongUsage = reEncrypt(ctx, {
      ...input,
      sourceKeyId: signing.keyId,
      sourceKeyVersionId: signing.keyVersionId,
    });
    const wrongVersion = reEncrypt(ctx, { ...input, sourceKeyVersionId: signing.keyVersionId });

    await expect(wrongUsage).rejects.toMatchObject({
      code: "UnsupportedOperation",
      facts: { reason: "usage" },
    });
    await expect(wrongVersion).rejects.toMatchObject({ code: "Forbidden.KeyVersionNotFound" });
  });

  test.each([["sourceKeyId"], ["sourceKeyVersionId"], ["sourceEncryptionAlgorithm"]])(
    "of a public key needs %s",
    async (missing) => {
      const ctx = await service.context();
      const { input } = await publicKeySource(ctx);

      const answer = reEncrypt.call(ctx, { ...input, [missing]: undefined });

      const parameter = missing.charAt(0).toUpperCase() + missing.slice(1);
      await expect(answer).rejects.toMatchObject({ code: "MissingParameter", parameter });
    },
  );
});

test("a call counts against the instances of both keys, once where they are one", async () => {
  const ctx = await service.context();
  const { input } = await twoKeys(ctx);
  const instanceId = await newInstance(ctx);
  const one = await encrypt(ctx, { keyId: await newKey(ctx, instanceId), plaintext: SAMPLE_PLAINTEXT });
  const within = { ciphertextBlob: one.ciphertextBlob, destinationKeyId: await newKey(ctx, instanceId) };
  const asked: string[] = [];
  const throttle = { admit: ({ key }: { key: string }) => asked.push(key) * 0 };
  const counted = await service.context(ctx.caller, { throttle });

  await reEncrypt(counted, input);
  await reEncrypt(counted, within);

  expect(new Set(asked.slice(0, 2)).size).toBe(2);
  expect(asked.slice(2)).toEqual([instanceId]);
});
