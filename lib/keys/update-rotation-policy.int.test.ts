import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEvents, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createKey } from "./create-key";
import { describeKey } from "./describe-key";
import { disableKey } from "./disable-key";
import { enableKey } from "./enable-key";
import { updateRotationPolicy } from "./update-rotation-policy";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("a policy is counted from the last rotation, is in the audit log, and can be switched off", async () => {
  const now = new Date("2026-11-22T04:00:00.000Z");
  const ctx = await service.context(undefined, { now: () => now });
  const keyId = await newKey(ctx);

  await updateRotationPolicy(ctx, { keyId, enableAutomaticRotation: true, rotationInterval: "30d" });
  const on = await describeKey(ctx, { keyId });
  await updateRotationPolicy(ctx, { keyId, enableAutomaticRotation: false });
  const off = await describeKey(ctx, { keyId });

  expect(on.keyMetadata).toMatchObject({
    automaticRotation: "Enabled",
    rotationInterval: "2592000s",
    lastRotationDate: "2026-11-22T04:00:00Z",
    nextRotationDate: "2026-12-22T04:00:00Z",
  });
  expect(off.keyMetadata).toMatchObject({
    automaticRotation: "Disabled",
    rotationInterval: "",
    nextRotationDate: "",
  });
  const [first, second] = await auditEvents(service.db, "UpdateRotationPolicy");
  expect(first?.event).toMatchObject({
    requestParameters: { KeyId: keyId, EnableAutomaticRotation: true, RotationInterval: "2592000s" },
  });
  expect(second).toMatchObject({ resourceName: keyId, errorCode: "" });
});

test.each([
  ["7d", true],
  ["604800s", true],
  ["604799s", false],
  ["6d", false],
  ["730d", true],
  ["17520h", true],
  ["731d", false],
  ["63072001", false],
  ["a week", false],
  ["-7d", false],
])("an interval of %s is within bounds: %s", async (rotationInterval, isAllowed) => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  const call = updateRotationPolicy(ctx, { keyId, enableAutomaticRotation: true, rotationInterval });

  if (isAllowed) await expect(call).resolves.toEqual({});
  else await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "RotationInterval" });
});

test("switching on needs an interval", async () => {
  const ctx = await service.context();

  const call = updateRotationPolicy(ctx, { keyId: "key-1", enableAutomaticRotation: "true" });

  await expect(call).rejects.toMatchObject({ parameter: "RotationInterval", problem: "required" });
});

test("a disabled key's rotation is suspended, and goes on with the same date when it is enabled", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  await updateRotationPolicy(ctx, { keyId, enableAutomaticRotation: true, rotationInterval: "30d" });
  const before = await describeKey(ctx, { keyId });

  await disableKey(ctx, { keyId });
  const disabled = await describeKey(ctx, { keyId });
  await enableKey(ctx, { keyId });
  const enabled = await describeKey(ctx, { keyId });

  expect(disabled.keyMetadata).toMatchObject({
    automaticRotation: "Suspended",
    rotationInterval: "2592000s",
    nextRotationDate: before.keyMetadata.nextRotationDate,
  });
  expect(enabled.keyMetadata).toEqual(before.keyMetadata);
});

test("a key without a policy is not suspended by being disabled", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  await disableKey(ctx, { keyId });

  expect((await describeKey(ctx, { keyId })).keyMetadata.automaticRotation).toBe("Disabled");
});

test.each([
  ["EC_P256", "asymmetricNotRotated"],
  ["HMAC_256", "macNotRotated"],
] as const)("a key of %s is not rotated, and the refusal says why", async (keySpec, reason) => {
  const ctx = await service.context();
  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId: await newInstance(ctx), keySpec });

  const call = updateRotationPolicy(ctx, {
    keyId: keyMetadata.keyId,
    enableAutomaticRotation: true,
    rotationInterval: "30d",
  });

  await expect(call).rejects.toMatchObject({ code: "UnsupportedOperation", facts: { reason } });
});

test("imported material is not rotated", async () => {
  const ctx = await service.context();
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    origin: "EXTERNAL",
  });
  await service.db.key.update({ where: { id: keyMetadata.keyId }, data: { state: "Enabled" } });

  const call = updateRotationPolicy(ctx, {
    keyId: keyMetadata.keyId,
    enableAutomaticRotation: true,
    rotationInterval: "30d",
  });

  await expect(call).rejects.toMatchObject({
    code: "Unsupported.Origin",
    facts: { reason: "importedNotRotated" },
  });
});

test("without permission, by an alias, and for another account's key nothing is changed", async () => {
  const admin = await service.newCaller();
  const keyId = await newKey(await service.context(admin));
  const user = await service.newCaller({
    accountId: admin.actor.accountId,
    policyNames: ["AliyunKMSReadOnlyAccess"],
  });
  const policy = { enableAutomaticRotation: true, rotationInterval: "30d" } as const;

  await expect(updateRotationPolicy(await service.context(user), { keyId, ...policy })).rejects.toMatchObject(
    {
      code: "Forbidden.NoPermission",
    },
  );
  await expect(
    updateRotationPolicy(await service.context(admin), { keyId: "alias/a", ...policy }),
  ).rejects.toMatchObject({ code: "Unsupported.Alias" });
  await expect(updateRotationPolicy(await service.context(), { keyId, ...policy })).rejects.toMatchObject({
    code: "Forbidden.KeyNotFound",
  });
  const { keyMetadata } = await describeKey(await service.context(admin), { keyId });
  expect(keyMetadata.automaticRotation).toBe("Disabled");
});
