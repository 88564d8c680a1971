import { createPublicKey } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKmsInstance } from "@/lib/instances/create-kms-instance";
import { auditEvents, newInstance } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createKey } from "./create-key";
import { KEY_USAGES } from "./schema";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("a new key is enabled, has one version, and its creation is in the audit log under its ID", async () => {
  const ctx = await service.context();
  const dkmsInstanceId = await newInstance(ctx);

  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId,
    description: "payments-db",
    tags: [{ tagKey: "env", tagValue: "prod" }],
  });

  expect(keyMetadata).toMatchObject({
    keyState: "Enabled",
    keySpec: "Aliyun_AES_256",
    keyUsage: "ENCRYPT/DECRYPT",
    origin: "Aliyun_KMS",
    protectionLevel: "SOFTWARE",
    dkmsInstanceId,
    creator: ctx.caller.actor.principalId,
    deleteDate: "",
  });
  expect(keyMetadata.keyId).toMatch(/^key-loc[a-z0-9]{18}$/);
  expect(keyMetadata.primaryKeyVersion).toHaveLength(36);
  expect(await service.db.tag.count({ where: { resourceId: keyMetadata.keyId } })).toBe(1);
  const event = (await auditEvents(service.db, "CreateKey")).at(-1);
  expect(event).toMatchObject({
    resourceName: keyMetadata.keyId,
    errorCode: "",
    actorId: ctx.caller.actor.principalId,
    effect: "write",
  });
});

test("the stored material is wrapped: the database holds no 32 bytes that decrypt", async () => {
  const ctx = await service.context();
  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId: await newInstance(ctx) });

  const version = await service.db.keyVersion.findUniqueOrThrow({
    where: { id: keyMetadata.primaryKeyVersion },
  });

  expect(version.wrappedMaterial?.length).toBeGreaterThan(32 + 12 + 16);
});

test("without permission the call is refused and the refusal is in the audit log", async () => {
  const admin = await service.newCaller();
  const dkmsInstanceId = await newInstance(await service.context(admin));
  const reader = await service.newCaller({
    accountId: admin.actor.accountId,
    policyNames: ["AliyunKMSReadOnlyAccess"],
  });

  const call = createKey(await service.context(reader), { dkmsInstanceId });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
  const event = (await auditEvents(service.db, "CreateKey")).at(-1);
  expect(event).toMatchObject({ errorCode: "Forbidden.NoPermission", actorId: reader.actor.principalId });
});

test("an instance that is not connected takes no key", async () => {
  const ctx = await service.context();
  const { kmsInstanceId } = await createKmsInstance(ctx, {
    instanceType: "SOFTWARE",
    instanceName: "unconnected",
  });

  const call = createKey(ctx, { dkmsInstanceId: kmsInstanceId });

  await expect(call).rejects.toMatchObject({ code: "Rejected.Uninitialized" });
});

test("an instance of another account does not exist", async () => {
  const dkmsInstanceId = await newInstance(await service.context());

  const call = createKey(await service.context(), { dkmsInstanceId });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.DKMSInstanceNotFound" });
});

test("of 40 calls for the last 10 places of the quota, 10 win, and 10 keys exist", async () => {
  const ctx = await service.context();
  const dkmsInstanceId = await newInstance(ctx, { keyNum: 10 });

  const calls = await Promise.allSettled(
    Array.from({ length: 40 }, () => createKey(ctx, { dkmsInstanceId })),
  );

  const refusals = calls.filter((call) => call.status === "rejected").map((call) => call.reason.code);
  expect(refusals).toEqual(Array.from({ length: 30 }, () => "Rejected.LimitExceeded"));
  expect(await service.db.key.count({ where: { instanceId: dkmsInstanceId } })).toBe(10);
});

test("when the audit event cannot be written, there is no key and no place of the quota is taken", async () => {
  const admin = await service.newCaller();
  const ctx = await service.context(admin);
  const dkmsInstanceId = await newInstance(ctx);
  const brokenAudit = {
    record: () => Promise.resolve(),
    recordIn: () => Promise.reject(new Error("audit is away")),
  };

  const call = createKey(await service.context(admin, { audit: brokenAudit }), { dkmsInstanceId });

  await expect(call).rejects.toMatchObject({ code: "InternalFailure" });
  expect(await service.db.key.count({ where: { instanceId: dkmsInstanceId } })).toBe(0);
  const instance = await service.db.kmsInstance.findUniqueOrThrow({ where: { id: dkmsInstanceId } });
  expect(instance.keyCount).toBe(0);
});

const VALID = { dkmsInstanceId: "kst-loc00000000000000000" };

test.each([
  ["no instance", {}, "MissingParameter", "DKMSInstanceId"],
  ["a malformed instance", { dkmsInstanceId: "kst_1" }, "InvalidParameter", "DKMSInstanceId"],
  ["a description of 8,193", { ...VALID, description: "x".repeat(8193) }, "InvalidParameter", "Description"],
  ["a NUL in the description", { ...VALID, description: "a\0b" }, "InvalidParameter", "Description"],
  ["half a surrogate pair", { ...VALID, description: "\ud800" }, "InvalidParameter", "Description"],
  ["an unknown spec", { ...VALID, keySpec: "DES" }, "InvalidParameter", "KeySpec"],
  ["an unknown parameter", { ...VALID, nope: 1 }, "InvalidParameter", "request"],
  [
    "21 tags",
    { ...VALID, tags: Array.from({ length: 21 }, (_, i) => ({ tagKey: `k${i}`, tagValue: "" })) },
    "InvalidParameter",
    "Tags",
  ],
  [
    "a reserved tag key",
    { ...VALID, tags: [{ tagKey: "acs:x", tagValue: "" }] },
    "InvalidParameter",
    "Tags[0]",
  ],
])("%s is refused and named", async (_what, input, code, parameter) => {
  const ctx = await service.context();

  const call = createKey.call(ctx, input);

  await expect(call).rejects.toMatchObject({ code, parameter });
});

test("a description of 8,192 characters is taken whole", async () => {
  const ctx = await service.context();
  const description = "密".repeat(8192);

  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId: await newInstance(ctx), description });

  expect(keyMetadata.description).toBe(description);
});

test.each([
  ["Aliyun_AES_256", "ENCRYPT/DECRYPT", ["ENCRYPT/DECRYPT"]],
  ["RSA_2048", "SIGN/VERIFY", ["ENCRYPT/DECRYPT", "SIGN/VERIFY"]],
  ["RSA_3072", "SIGN/VERIFY", ["ENCRYPT/DECRYPT", "SIGN/VERIFY"]],
  ["RSA_4096", "SIGN/VERIFY", ["ENCRYPT/DECRYPT", "SIGN/VERIFY"]],
  ["EC_P256", "SIGN/VERIFY", ["SIGN/VERIFY"]],
  ["EC_P256K", "SIGN/VERIFY", ["SIGN/VERIFY"]],
  ["EC_P384", "SIGN/VERIFY", ["SIGN/VERIFY"]],
  ["HMAC_256", "GENERATE_VERIFY_MAC", ["GENERATE_VERIFY_MAC"]],
  ["HMAC_384", "GENERATE_VERIFY_MAC", ["GENERATE_VERIFY_MAC"]],
  ["HMAC_512", "GENERATE_VERIFY_MAC", ["GENERATE_VERIFY_MAC"]],
] as const)(
  "a key of %s is made for %s unless told otherwise, and for nothing its spec cannot do",
  async (keySpec, usual, offered) => {
    const ctx = await service.context();
    const dkmsInstanceId = await newInstance(ctx);

    const { keyMetadata } = await createKey(ctx, { dkmsInstanceId, keySpec, origin: "EXTERNAL" });

    expect(keyMetadata).toMatchObject({ keySpec, keyUsage: usual, keyState: "PendingImport" });
    for (const keyUsage of KEY_USAGES) {
      const call = createKey(ctx, { dkmsInstanceId, keySpec, keyUsage, origin: "EXTERNAL" });
      if (offered.some((usage) => usage === keyUsage)) {
        await expect(call).resolves.toMatchObject({ keyMetadata: { keyUsage } });
      } else {
        await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "KeyUsage" });
      }
    }
  },
);

test.each(["RSA_2048", "EC_P256", "EC_P256K", "EC_P384"] as const)(
  "a key pair of %s has a version with its public key, and no primary version",
  async (keySpec) => {
    const ctx = await service.context();

    const { keyMetadata } = await createKey(ctx, { dkmsInstanceId: await newInstance(ctx), keySpec });

    expect(keyMetadata).toMatchObject({ keyState: "Enabled", primaryKeyVersion: "", versionCount: 1 });
    const version = await service.db.keyVersion.findFirstOrThrow({ where: { keyId: keyMetadata.keyId } });
    const der = Buffer.from(version.publicKey ?? []);
    expect(createPublicKey({ key: der, format: "der", type: "spki" }).type).toBe("public");
  },
);

test("a MAC key has a primary version and no public key", async () => {
  const ctx = await service.context();

  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    keySpec: "HMAC_256",
  });

  const version = await service.db.keyVersion.findFirstOrThrow({ where: { keyId: keyMetadata.keyId } });
  expect(version).toMatchObject({ id: keyMetadata.primaryKeyVersion, publicKey: null });
});

test("a key for material from outside waits for it: no version yet, but a place of the quota", async () => {
  const ctx = await service.context();
  const dkmsInstanceId = await newInstance(ctx, { keyNum: 1 });

  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId, origin: "EXTERNAL" });

  expect(keyMetadata).toMatchObject({
    keyState: "PendingImport",
    origin: "EXTERNAL",
    primaryKeyVersion: "",
    versionCount: 0,
    lastRotationDate: "",
  });
  await expect(createKey(ctx, { dkmsInstanceId, origin: "EXTERNAL" })).rejects.toMatchObject({
    code: "Rejected.LimitExceeded",
  });
});

test("a key can be rotated and protected from the beginning", async () => {
  const now = new Date("2026-11-22T04:00:00.000Z");
  const ctx = await service.context(undefined, { now: () => now });

  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    enableAutomaticRotation: true,
    rotationInterval: "30d",
    enableDeletionProtection: true,
  });

  expect(keyMetadata).toMatchObject({
    automaticRotation: "Enabled",
    rotationInterval: "2592000s",
    nextRotationDate: "2026-12-22T04:00:00Z",
    deletionProtection: "Enabled",
  });
});

test.each([
  ["a key pair", { keySpec: "EC_P256" }, "UnsupportedOperation", "asymmetricNotRotated"],
  ["a MAC key", { keySpec: "HMAC_256" }, "UnsupportedOperation", "macNotRotated"],
  ["imported material", { origin: "EXTERNAL" }, "Unsupported.Origin", "importedNotRotated"],
] as const)(
  "%s cannot be rotated from the beginning, and the refusal says why",
  async (_what, input, code, reason) => {
    const ctx = await service.context();
    const dkmsInstanceId = await newInstance(ctx);

    const call = createKey(ctx, {
      dkmsInstanceId,
      ...input,
      enableAutomaticRotation: true,
      rotationInterval: "30d",
    });

    await expect(call).rejects.toMatchObject({ code, facts: { reason } });
    expect(await service.db.key.count({ where: { instanceId: dkmsInstanceId } })).toBe(0);
  },
);

test.each([
  ["7d", true],
  ["6d", false],
  ["365d", true],
  ["366d", false],
])("a new key's rotation interval of %s is within bounds: %s", async (rotationInterval, isAllowed) => {
  const ctx = await service.context();
  const dkmsInstanceId = await newInstance(ctx);

  const call = createKey(ctx, { dkmsInstanceId, enableAutomaticRotation: true, rotationInterval });

  if (isAllowed) await expect(call).resolves.toBeDefined();
  else await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "RotationInterval" });
});

test("rotation needs an interval", async () => {
  const ctx = await service.context();

  const call = createKey(ctx, { dkmsInstanceId: await newInstance(ctx), enableAutomaticRotation: true });

  await expect(call).rejects.toMatchObject({ parameter: "RotationInterval", problem: "required" });
});
