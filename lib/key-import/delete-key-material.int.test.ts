import { afterAll, beforeAll, expect, test } from "vitest";
import { encrypt } from "@/lib/key-use/encrypt";
import { describeKey } from "@/lib/keys/describe-key";
import { auditEvents, forceKeyState, newKey } from "@/lib/testing/factories";
import { importMaterialOf, newExternalKey, newMaterial } from "@/lib/testing/key-import";
import { type TestService, testService } from "@/lib/testing/test-service";
import { deleteKeyMaterial } from "./delete-key-material";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

async function importedKey() {
  const caller = await service.newCaller();
  const ctx = await service.context(caller);
  const keyId = await newExternalKey(ctx);
  const { keyVersionId } = await importMaterialOf(ctx, keyId, newMaterial("Aliyun_AES_256"), {
    keyMaterialExpireUnix: Math.floor(Date.now() / 1000) + 3600,
  });
  return { caller, ctx, keyId, keyVersionId };
}

const materialOf = async (id: string) =>
  (await service.db.keyVersion.findUniqueOrThrow({ where: { id } })).wrappedMaterial;

test("deleted material is gone from the database, and the key waits for it; its identity stays", async () => {
  const { ctx, keyId, keyVersionId } = await importedKey();
  const before = await describeKey(ctx, { keyId });

  await expect(deleteKeyMaterial(ctx, { keyId })).resolves.toEqual({ keyState: "PendingImport" });

  expect(await materialOf(keyVersionId)).toBeNull();
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({ keyState: "PendingImport", materialExpireTime: "", versionCount: 1 });
  expect(keyMetadata.keyCheckValue).toBe(before.keyMetadata.keyCheckValue);
  expect(keyMetadata.primaryKeyVersion).toBe(keyVersionId);
  const event = (await auditEvents(service.db, "DeleteKeyMaterial")).at(-1);
  expect(event).toMatchObject({ resourceName: keyId, errorCode: "" });
});

test.each([
  ["Enabled", "PendingImport"],
  ["Disabled", "PendingImport"],
  ["PendingDeletion", "PendingDeletion"],
] as const)("a key that is %s is %s without its material", async (before, after) => {
  const { ctx, keyId, keyVersionId } = await importedKey();
  await forceKeyState(service.db, keyId, before);

  await expect(deleteKeyMaterial(ctx, { keyId })).resolves.toEqual({ keyState: after });

  expect(await materialOf(keyVersionId)).toBeNull();
  expect((await describeKey(ctx, { keyId })).keyMetadata.keyState).toBe(after);
});

test("a key that has no material is left as it is", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);

  await expect(deleteKeyMaterial(ctx, { keyId })).resolves.toEqual({ keyState: "PendingImport" });
});

test("material that was used not long ago goes only with a reason, which is in the audit log", async () => {
  const { ctx, keyId, keyVersionId } = await importedKey();
  await encrypt(ctx, { keyId, plaintext: "AAAA" });

  await expect(deleteKeyMaterial(ctx, { keyId })).rejects.toMatchObject({ code: "Rejected.RecentlyUsed" });
  expect(await materialOf(keyVersionId)).not.toBeNull();
  await deleteKeyMaterial(ctx, { keyId, overrideReason: "the system was taken down" });

  expect(await materialOf(keyVersionId)).toBeNull();
  const event = (await auditEvents(service.db, "DeleteKeyMaterial")).at(-1);
  expect(event?.canonical).toContain("the system was taken down");
});

test("material made here, and that of key pairs, stays, and the reason is told", async () => {
  const ctx = await service.context();
  const ownKey = await newKey(ctx);
  const pair = await newExternalKey(ctx, "EC_P256");
  await importMaterialOf(ctx, pair, newMaterial("EC_P256"), { keySpec: "EC_P256" });

  await expect(deleteKeyMaterial(ctx, { keyId: ownKey })).rejects.toMatchObject({
    code: "Unsupported.Origin",
    facts: { reason: "notImported" },
  });
  await expect(deleteKeyMaterial(ctx, { keyId: pair })).rejects.toMatchObject({
    code: "UnsupportedOperation",
    facts: { reason: "materialIsPermanent" },
  });
  expect((await describeKey(ctx, { keyId: pair })).keyMetadata.keyState).toBe("Enabled");
});

test("without permission the call is refused, and the refusal is in the audit log", async () => {
  const { caller, keyId, keyVersionId } = await importedKey();
  const reader = await service.newCaller({
    accountId: caller.actor.accountId,
    policyNames: ["AliyunKMSReadOnlyAccess"],
  });

  const call = deleteKeyMaterial(await service.context(reader), { keyId });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
  expect(await materialOf(keyVersionId)).not.toBeNull();
  const event = (await auditEvents(service.db, "DeleteKeyMaterial")).at(-1);
  expect(event).toMatchObject({ errorCode: "Forbidden.NoPermission", actorId: reader.actor.principalId });
});

test("a key of another account is not there, and an alias is not taken", async () => {
  const { keyId } = await importedKey();
  const ctx = await service.context();

  await expect(deleteKeyMaterial(ctx, { keyId })).rejects.toMatchObject({ code: "Forbidden.KeyNotFound" });
  await expect(deleteKeyMaterial(ctx, { keyId: "alias/a" })).rejects.toMatchObject({
    code: "Unsupported.Alias",
  });
});

test.each([
  ["two characters", "ab", "InvalidParameter"],
  ["513 characters", "x".repeat(513), "InvalidParameter"],
])("a reason of %s is refused", async (_what, overrideReason, code) => {
  const ctx = await service.context();

  const call = deleteKeyMaterial(ctx, { keyId: "key-loc000000000000000000", overrideReason });

  await expect(call).rejects.toMatchObject({ code, parameter: "OverrideReason" });
});

test("when the audit event cannot be written, the material stays", async () => {
  const { caller, keyId, keyVersionId } = await importedKey();
  const audit = {
    record: () => Promise.resolve(),
    recordIn: () => Promise.reject(new Error("audit is away")),
  };

  const call = deleteKeyMaterial(await service.context(caller, { audit }), { keyId });

  await expect(call).rejects.toMatchObject({ code: "InternalFailure" });
  expect(await materialOf(keyVersionId)).not.toBeNull();
});
