import { afterAll, beforeAll, expect, test } from "vitest";
import { createKmsInstance } from "@/lib/instances/create-kms-instance";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import { describeKey } from "@/lib/keys/describe-key";
import { auditEvents, forceKeyState, newKey } from "@/lib/testing/factories";
import {
  type ImportedSpec,
  importMaterialOf,
  newExternalKey,
  newMaterial,
  wrapFor,
} from "@/lib/testing/key-import";
import { type TestService, testService } from "@/lib/testing/test-service";
import { deleteKeyMaterial } from "./delete-key-material";
import { describeKeyImport } from "./describe-key-import";
import { getParametersForImport } from "./get-parameters-for-import";
import { importKeyMaterial } from "./import-key-material";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

const OAEP = { wrappingAlgorithm: "RSAES_OAEP_SHA_256" } as const;

test("the first import gives the key its version, enables it, and is in the audit log without the material", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const material = newMaterial("Aliyun_AES_256");
  const parameters = await getParametersForImport(ctx, { keyId, ...OAEP });
  const encryptedKeyMaterial = wrapFor(parameters, "Aliyun_AES_256", material);

  const imported = await importKeyMaterial(ctx, {
    keyId,
    importToken: parameters.importToken,
    encryptedKeyMaterial,
  });

  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({ keyState: "Enabled", versionCount: 1, materialExpireTime: "" });
  expect(keyMetadata.primaryKeyVersion).toBe(imported.keyVersionId);
  expect(keyMetadata.keyCheckValue).toMatch(/^[0-9A-F]{6}$/);
  expect(imported).toMatchObject({ keyState: "Enabled", keyCheckValue: keyMetadata.keyCheckValue });
  const event = (await auditEvents(service.db, "ImportKeyMaterial")).at(-1);
  expect(event).toMatchObject({ resourceName: keyId, errorCode: "" });
  expect(event?.canonical).toContain(imported.keyCheckValue);
  for (const secret of [parameters.importToken, encryptedKeyMaterial, material.toString("base64")]) {
    expect(event?.canonical).not.toContain(secret);
  }
  const { keyImport } = await describeKeyImport(ctx, { keyId, importId: parameters.importId });
  expect(keyImport.importDate).not.toBe("");
});

test.each<[ImportedSpec, RegExp]>([
  ["HMAC_256", /^[0-9A-F]{6}$/],
  ["HMAC_384", /^[0-9A-F]{6}$/],
  ["HMAC_512", /^[0-9A-F]{6}$/],
  ["RSA_2048", /^[0-9A-F]{16}$/],
  ["EC_P256", /^[0-9A-F]{16}$/],
  ["EC_P256K", /^[0-9A-F]{16}$/],
  ["EC_P384", /^[0-9A-F]{16}$/],
])("material of %s is taken; only key pairs have no primary version", async (keySpec, checkValue) => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx, keySpec);

  const { keyCheckValue, keyVersionId } = await importMaterialOf(ctx, keyId, newMaterial(keySpec), {
    keySpec,
  });

  expect(keyCheckValue).toMatch(checkValue);
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({ keyState: "Enabled", keyCheckValue });
  expect(keyMetadata.primaryKeyVersion).toBe(keySpec.startsWith("HMAC") ? keyVersionId : "");
  const version = await service.db.keyVersion.findUniqueOrThrow({ where: { id: keyVersionId } });
  expect(version.publicKey === null).toBe(keySpec.startsWith("HMAC"));
});

test.each([
  ["RSA_3072", "RSAES_OAEP_SHA_256", "Aliyun_AES_256"],
  ["RSA_4096", "RSAES_OAEP_SHA_1", "EC_P256"],
  ["RSA_2048", "RSAES_PKCS1_V1_5", "Aliyun_AES_256"],
  ["RSA_2048", "RSAES_PKCS1_V1_5", "EC_P256"],
] as const)(
  "a wrapping key of %s with %s brings in %s",
  async (wrappingKeySpec, wrappingAlgorithm, keySpec) => {
    const settings = { ...service.service.services.settings, isPkcs1ImportAllowed: true };
    const ctx = await service.context(undefined, { settings });
    const keyId = await newExternalKey(ctx, keySpec);

    const call = importMaterialOf(ctx, keyId, newMaterial(keySpec), {
      keySpec,
      wrappingAlgorithm,
      wrappingKeySpec,
    });

    await expect(call).resolves.toMatchObject({ keyState: "Enabled" });
  },
);

test("the same material can be imported again, changes its expiry, and opens what it encrypted before", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const material = newMaterial("Aliyun_AES_256");
  const first = await importMaterialOf(ctx, keyId, material);
  const plaintext = Buffer.from("kept").toString("base64");
  const { ciphertextBlob } = await encrypt(ctx, { keyId, plaintext });

  const keyMaterialExpireUnix = Math.floor(Date.now() / 1000) + 3600;
  const whileThere = await importMaterialOf(ctx, keyId, material, { keyMaterialExpireUnix });
  const expiring = await describeKey(ctx, { keyId });
  await deleteKeyMaterial(ctx, { keyId, overrideReason: "test" });
  await expect(decrypt(ctx, { ciphertextBlob })).rejects.toMatchObject({ code: "Rejected.PendingImport" });
  const afterDeletion = await importMaterialOf(ctx, keyId, material);

  expect(whileThere.keyVersionId).toBe(first.keyVersionId);
  expect(afterDeletion.keyVersionId).toBe(first.keyVersionId);
  const expected = new Date(keyMaterialExpireUnix * 1000).toISOString().replace(".000", "");
  expect(expiring.keyMetadata.materialExpireTime).toBe(expected);
  expect((await describeKey(ctx, { keyId })).keyMetadata).toMatchObject({
    materialExpireTime: "",
    versionCount: 1,
  });
  expect((await decrypt(ctx, { ciphertextBlob })).plaintext).toBe(plaintext);
});

test("other material than before is refused, with the check value of the right one", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const { keyCheckValue } = await importMaterialOf(ctx, keyId, newMaterial("Aliyun_AES_256"));

  const refusal = { code: "InvalidKeyMaterial", facts: { reason: "otherMaterial", keyCheckValue } };
  await expect(importMaterialOf(ctx, keyId, newMaterial("Aliyun_AES_256"))).rejects.toMatchObject(refusal);
  await deleteKeyMaterial(ctx, { keyId });
  await expect(importMaterialOf(ctx, keyId, newMaterial("Aliyun_AES_256"))).rejects.toMatchObject(refusal);
  expect((await describeKey(ctx, { keyId })).keyMetadata.keyState).toBe("PendingImport");
});

test("a token may be used again in its life, and not a second longer", async () => {
  const now = { at: new Date("2027-01-02T00:00:00.000Z") };
  const ctx = await service.context(undefined, { now: () => now.at });
  const keyId = await newExternalKey(ctx);
  const parameters = await getParametersForImport(ctx, { keyId, ...OAEP });
  const material = newMaterial("Aliyun_AES_256");
  const use = () =>
    importKeyMaterial(ctx, {
      keyId,
      importToken: parameters.importToken,
      encryptedKeyMaterial: wrapFor(parameters, "Aliyun_AES_256", material),
    });

  await use();
  now.at = new Date("2027-01-02T23:59:59.999Z");
  await expect(use()).resolves.toMatchObject({ keyState: "Enabled" });
  now.at = new Date("2027-01-03T00:00:00.000Z");
  await expect(use()).rejects.toMatchObject({ code: "ExpiredImportToken" });
});

test.each([
  ["Enabled", "Enabled"],
  ["Disabled", "Disabled"],
  ["PendingImport", "Enabled"],
])("an import into a key that is %s leaves it %s", async (before, after) => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const material = newMaterial("Aliyun_AES_256");
  await importMaterialOf(ctx, keyId, material);
  await forceKeyState(service.db, keyId, before);

  const { keyState } = await importMaterialOf(ctx, keyId, material);

  expect(keyState).toBe(after);
  expect((await describeKey(ctx, { keyId })).keyMetadata.keyState).toBe(after);
});

test("a key that waits for its deletion takes no material", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  await forceKeyState(service.db, keyId, "PendingDeletion");

  const call = importMaterialOf(ctx, keyId, newMaterial("Aliyun_AES_256"));

  await expect(call).rejects.toMatchObject({ code: "Rejected.StateModifiedFailed" });
  expect(await service.db.keyVersion.count({ where: { keyId } })).toBe(0);
});

test("a key whose material was made here takes none, and one that is not there neither", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  const input = { encryptedKeyMaterial: "AAAA", importToken: "AAAA" };

  await expect(importKeyMaterial(ctx, { keyId, ...input })).rejects.toMatchObject({
    code: "Unsupported.Origin",
  });
  await expect(
    importKeyMaterial(ctx, { keyId: "key-loc000000000000000000", ...input }),
  ).rejects.toMatchObject({
    code: "Forbidden.KeyNotFound",
  });
});

test("without permission the call is refused, and the refusal is in the audit log", async () => {
  const admin = await service.newCaller();
  const keyId = await newExternalKey(await service.context(admin));
  const { accountId } = admin.actor;
  const reader = await service.newCaller({ accountId, policyNames: ["AliyunKMSReadOnlyAccess"] });
  const ctx = await service.context(reader);

  const call = importKeyMaterial(ctx, { keyId, encryptedKeyMaterial: "AAAA", importToken: "AAAA" });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
  const event = (await auditEvents(service.db, "ImportKeyMaterial")).at(-1);
  expect(event).toMatchObject({ errorCode: "Forbidden.NoPermission", resourceName: keyId });
});

test("an instance that is not connected takes no material", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const parameters = await getParametersForImport(ctx, { keyId, ...OAEP });
  const { kmsInstanceId } = await createKmsInstance(ctx, { instanceType: "SOFTWARE", instanceName: "empty" });
  await service.db.key.update({ where: { id: keyId }, data: { instanceId: kmsInstanceId } });

  const call = importKeyMaterial(ctx, {
    keyId,
    importToken: parameters.importToken,
    encryptedKeyMaterial: wrapFor(parameters, "Aliyun_AES_256", newMaterial("Aliyun_AES_256")),
  });

  await expect(call).rejects.toMatchObject({ code: "Rejected.Uninitialized" });
});

test("material expires at a second in the future, or never", async () => {
  const now = new Date("2027-01-02T00:00:00.500Z");
  const ctx = await service.context(undefined, { now: () => now });
  const keyId = await newExternalKey(ctx);
  const material = newMaterial("Aliyun_AES_256");
  const second = Math.floor(now.getTime() / 1000);
  const past = { parameter: "KeyMaterialExpireUnix", facts: { reason: "expiryInPast" } };

  await expect(
    importMaterialOf(ctx, keyId, material, { keyMaterialExpireUnix: second }),
  ).rejects.toMatchObject(past);
  await expect(
    importMaterialOf(ctx, keyId, material, { keyMaterialExpireUnix: second + 1 }),
  ).resolves.toMatchObject({ materialExpireTime: "2027-01-02T00:00:01Z" });
  await expect(importMaterialOf(ctx, keyId, material, { keyMaterialExpireUnix: 0 })).resolves.toMatchObject({
    materialExpireTime: "",
  });
});

test("a key pair cannot expire", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx, "EC_P256");

  const call = importMaterialOf(ctx, keyId, newMaterial("EC_P256"), {
    keySpec: "EC_P256",
    keyMaterialExpireUnix: Math.floor(Date.now() / 1000) + 3600,
  });

  await expect(call).rejects.toMatchObject({
    code: "InvalidParameter",
    facts: { reason: "expiryOfKeyPair" },
  });
});

const VALID = { keyId: "key-loc000000000000000000", encryptedKeyMaterial: "AAAA", importToken: "AAAA" };

test.each([
  ["no material", { ...VALID, encryptedKeyMaterial: undefined }, "MissingParameter", "EncryptedKeyMaterial"],
  ["empty material", { ...VALID, encryptedKeyMaterial: "" }, "InvalidParameter", "EncryptedKeyMaterial"],
  [
    "8,193 characters",
    { ...VALID, encryptedKeyMaterial: "A".repeat(8193) },
    "InvalidParameter",
    "EncryptedKeyMaterial",
  ],
  ["no token", { ...VALID, importToken: undefined }, "MissingParameter", "ImportToken"],
  ["an empty token", { ...VALID, importToken: "" }, "InvalidParameter", "ImportToken"],
  ["a token of 1,025", { ...VALID, importToken: "A".repeat(1025) }, "InvalidParameter", "ImportToken"],
  [
    "a time before 1970",
    { ...VALID, keyMaterialExpireUnix: -1 },
    "InvalidParameter",
    "KeyMaterialExpireUnix",
  ],
  [
    "a time after the year 9999",
    { ...VALID, keyMaterialExpireUnix: 253_402_300_800 },
    "InvalidParameter",
    "KeyMaterialExpireUnix",
  ],
  ["half a second", { ...VALID, keyMaterialExpireUnix: 1.5 }, "InvalidParameter", "KeyMaterialExpireUnix"],
  ["an unknown parameter", { ...VALID, nope: 1 }, "InvalidParameter", "request"],
])("%s is refused and named", async (_what, input, code, parameter) => {
  const ctx = await service.context();

  const call = importKeyMaterial.call(ctx, input);

  await expect(call).rejects.toMatchObject({ code, parameter });
});

test("when the audit event cannot be written, nothing of the import is there", async () => {
  const admin = await service.newCaller();
  const ctx = await service.context(admin);
  const keyId = await newExternalKey(ctx);
  const parameters = await getParametersForImport(ctx, { keyId, ...OAEP });
  const audit = {
    record: () => Promise.resolve(),
    recordIn: () => Promise.reject(new Error("audit is away")),
  };

  const call = importKeyMaterial(await service.context(admin, { audit }), {
    keyId,
    importToken: parameters.importToken,
    encryptedKeyMaterial: wrapFor(parameters, "Aliyun_AES_256", newMaterial("Aliyun_AES_256")),
  });

  await expect(call).rejects.toMatchObject({ code: "InternalFailure" });
  const key = await service.db.key.findUniqueOrThrow({ where: { id: keyId } });
  expect(key).toMatchObject({ state: "PendingImport", materialDigest: null, keyCheckValue: "" });
  expect(key).toMatchObject({ primaryVersionId: null, versionCount: 0, materialExpireAt: null });
  expect(await service.db.keyVersion.count({ where: { keyId } })).toBe(0);
  const { keyImport } = await describeKeyImport(ctx, { keyId, importId: parameters.importId });
  expect(keyImport.importDate).toBe("");
});

test("of 12 first imports of different materials at once one wins, and its material is the key's", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const parameters = await getParametersForImport(ctx, { keyId, ...OAEP });

  const calls = await Promise.allSettled(
    Array.from({ length: 12 }, () =>
      importKeyMaterial(ctx, {
        keyId,
        importToken: parameters.importToken,
        encryptedKeyMaterial: wrapFor(parameters, "Aliyun_AES_256", newMaterial("Aliyun_AES_256")),
      }),
    ),
  );

  const won = calls.filter((call) => call.status === "fulfilled").map((call) => call.value);
  const lost = calls.filter((call) => call.status === "rejected").map((call) => call.reason.facts.reason);
  expect(won).toHaveLength(1);
  expect(lost).toEqual(Array.from({ length: 11 }, () => "otherMaterial"));
  expect(await service.db.keyVersion.count({ where: { keyId } })).toBe(1);
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({ keyCheckValue: won[0]?.keyCheckValue, versionCount: 1 });
  const plaintext = Buffer.from("usable").toString("base64");
  const { ciphertextBlob } = await encrypt(ctx, { keyId, plaintext });
  expect((await decrypt(ctx, { ciphertextBlob })).plaintext).toBe(plaintext);
});

test("first imports of the same material at once all succeed, with one version", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const material = newMaterial("Aliyun_AES_256");

  const imports = await Promise.all(Array.from({ length: 6 }, () => importMaterialOf(ctx, keyId, material)));

  expect(new Set(imports.map(({ keyVersionId }) => keyVersionId)).size).toBe(1);
  expect(await service.db.keyVersion.count({ where: { keyId } })).toBe(1);
});

test("imports and deletions at once leave a key that either has its material and works, or has none", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const material = newMaterial("Aliyun_AES_256");
  await importMaterialOf(ctx, keyId, material);

  await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? importMaterialOf(ctx, keyId, material) : deleteKeyMaterial(ctx, { keyId }),
    ),
  );

  const { state } = await service.db.key.findUniqueOrThrow({ where: { id: keyId } });
  const versions = await service.db.keyVersion.findMany({ where: { keyId } });
  expect(versions).toHaveLength(1);
  expect(versions[0]?.wrappedMaterial !== null).toBe(state === "Enabled");
});
