import { afterAll, beforeAll, expect, test } from "vitest";
import { encrypt } from "@/lib/key-use/encrypt";
import { auditEvents, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { cancelKeyDeletion } from "./cancel-key-deletion";
import { createKey } from "./create-key";
import { describeKey } from "./describe-key";
import { disableKey } from "./disable-key";
import { scheduleKeyDeletion } from "./schedule-key-deletion";
import { setDeletionProtection } from "./set-deletion-protection";

const DAY_MS = 86_400_000;

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("a scheduled deletion answers and stores its date, and is in the audit log with its days", async () => {
  const now = new Date("2026-11-22T04:00:00.000Z");
  const ctx = await service.context(undefined, { now: () => now });
  const keyId = await newKey(ctx);

  const answer = await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 });

  expect(answer).toEqual({ deleteDate: "2026-11-29T04:00:00Z" });
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({ keyState: "PendingDeletion", deleteDate: "2026-11-29T04:00:00Z" });
  const event = (await auditEvents(service.db, "ScheduleKeyDeletion")).at(-1);
  expect(event).toMatchObject({ resourceName: keyId, errorCode: "", effect: "write" });
  expect(event?.event).toMatchObject({
    requestParameters: { KeyId: keyId, PendingWindowInDays: 7 },
    responseElements: { DeleteDate: "2026-11-29T04:00:00Z" },
  });
});

test.each([
  [6, false],
  [7, true],
  [366, true],
  [367, false],
  [7.5, false],
])("a waiting period of %d days is within bounds: %s", async (pendingWindowInDays, isAllowed) => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  const call = scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays });

  if (isAllowed) await expect(call).resolves.toHaveProperty("deleteDate");
  else
    await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "PendingWindowInDays" });
});

test("a cancelled deletion leaves an enabled key without a date, whatever it was before", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  await disableKey(ctx, { keyId });
  await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 });

  const answer = await cancelKeyDeletion(ctx, { keyId });

  expect(answer).toEqual({ keyState: "Enabled" });
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({ keyState: "Enabled", deleteDate: "" });
  expect((await auditEvents(service.db, "CancelKeyDeletion")).at(-1)).toMatchObject({
    resourceName: keyId,
    errorCode: "",
  });
});

test("a key without material waits for its import again when its deletion is cancelled", async () => {
  const ctx = await service.context();
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    origin: "EXTERNAL",
  });
  await scheduleKeyDeletion(ctx, { keyId: keyMetadata.keyId, pendingWindowInDays: 7 });

  const answer = await cancelKeyDeletion(ctx, { keyId: keyMetadata.keyId });

  expect(answer).toEqual({ keyState: "PendingImport" });
});

test("automatic rotation is suspended while a key is pending deletion, and goes on afterwards", async () => {
  const ctx = await service.context();
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    enableAutomaticRotation: true,
    rotationInterval: "30d",
  });
  const { keyId, nextRotationDate } = keyMetadata;

  await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 });
  const pending = await describeKey(ctx, { keyId });
  await cancelKeyDeletion(ctx, { keyId });
  const kept = await describeKey(ctx, { keyId });

  expect(pending.keyMetadata).toMatchObject({ automaticRotation: "Suspended", nextRotationDate });
  expect(kept.keyMetadata).toMatchObject({ automaticRotation: "Enabled", nextRotationDate });
});

test("deletion protection refuses a deletion until it is switched off", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  await setDeletionProtection(ctx, {
    keyId,
    enableDeletionProtection: true,
    deletionProtectionDescription: "decrypts the backups",
  });
  const { keyMetadata } = await describeKey(ctx, { keyId });

  const call = scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 });

  await expect(call).rejects.toMatchObject({ code: "Rejected.DeletionProtected" });
  expect(keyMetadata).toMatchObject({
    deletionProtection: "Enabled",
    deletionProtectionDescription: "decrypts the backups",
  });
  expect((await auditEvents(service.db, "ScheduleKeyDeletion")).at(-1)).toMatchObject({
    resourceName: keyId,
    errorCode: "Rejected.DeletionProtected",
  });
  await setDeletionProtection(ctx, { keyId, enableDeletionProtection: "false" });
  await expect(scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 })).resolves.toBeDefined();
});

test("protection by ARN is protection of the key, and is in the audit log under it", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  const { keyMetadata } = await describeKey(ctx, { keyId });

  await setDeletionProtection(ctx, { protectedResourceArn: keyMetadata.arn, enableDeletionProtection: true });

  const { keyMetadata: protectedKey } = await describeKey(ctx, { keyId });
  expect(protectedKey.deletionProtection).toBe("Enabled");
  expect((await auditEvents(service.db, "SetDeletionProtection")).at(-1)).toMatchObject({
    resourceName: keyId,
    errorCode: "",
  });
});

test.each([
  ["neither key nor ARN", {}, "KeyId", "MissingParameter"],
  ["both", { keyId: "key-1", protectedResourceArn: "acs:kms:local-1:1:key/key-1" }, "KeyId"],
  ["an ID in place of the ARN", { protectedResourceArn: "key-1" }, "ProtectedResourceArn"],
  [
    "a description that is too long",
    { keyId: "key-1", deletionProtectionDescription: "d".repeat(1025) },
    "DeletionProtectionDescription",
  ],
])("SetDeletionProtection does not take %s", async (_what, input, parameter, code = "InvalidParameter") => {
  const ctx = await service.context();

  const call = setDeletionProtection(ctx, { ...input, enableDeletionProtection: true });

  await expect(call).rejects.toMatchObject({ code, parameter });
});

test("SetDeletionProtection takes a description of 1024 characters", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  const deletionProtectionDescription = "d".repeat(1024);

  await setDeletionProtection(ctx, { keyId, enableDeletionProtection: true, deletionProtectionDescription });

  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata.deletionProtectionDescription).toBe(deletionProtectionDescription);
});

const OPERATIONS = [
  ["ScheduleKeyDeletion", scheduleKeyDeletion, { pendingWindowInDays: 7 }],
  ["CancelKeyDeletion", cancelKeyDeletion, {}],
  ["SetDeletionProtection", setDeletionProtection, { enableDeletionProtection: true }],
] as const;

test.each(OPERATIONS)(
  "%s without permission is the same for a key that is not there",
  async (name, operation, input) => {
    const admin = await service.newCaller();
    const keyId = await newKey(await service.context(admin));
    const user = await service.newCaller({
      accountId: admin.actor.accountId,
      policyNames: ["AliyunKMSCryptoUserAccess"],
    });
    const ctx = await service.context(user);
    const call = (id: string) => operation(ctx, { keyId: id, ...input } as never);

    await expect(call(keyId)).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
    await expect(call("key-loc000000000000000000")).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
    expect((await auditEvents(service.db, name)).at(-1)).toMatchObject({
      errorCode: "Forbidden.NoPermission",
    });
  },
);

test.each(OPERATIONS)(
  "%s takes no alias, and does not find another account's key",
  async (_name, operation, input) => {
    const ctx = await service.context();
    const keyId = await newKey(await service.context());
    const call = (id: string) => operation(ctx, { keyId: id, ...input } as never);

    await expect(call("alias/a")).rejects.toMatchObject({ code: "Unsupported.Alias" });
    await expect(call(keyId)).rejects.toMatchObject({ code: "Forbidden.KeyNotFound" });
  },
);

test("a deletion and a protection that meet: one wins, and the other is refused", async () => {
  const ctx = await service.context();
  for (let round = 0; round < 10; round += 1) {
    const keyId = await newKey(ctx);

    const calls = await Promise.allSettled([
      scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 }),
      setDeletionProtection(ctx, { keyId, enableDeletionProtection: true }),
    ]);

    const { keyMetadata } = await describeKey(ctx, { keyId });
    const isProtected = keyMetadata.deletionProtection === "Enabled";
    expect(calls.map((call) => call.status)).toEqual(
      isProtected ? ["rejected", "fulfilled"] : ["fulfilled", "rejected"],
    );
    expect(keyMetadata.keyState).toBe(isProtected ? "Enabled" : "PendingDeletion");
  }
});

test("the date is counted from now, to the second", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  const { deleteDate } = await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: "30" });

  expect(Math.abs(Date.parse(deleteDate) - Date.now() - 30 * DAY_MS)).toBeLessThan(60_000);
});

test("a key used recently is scheduled for deletion only with a reason, which the audit log keeps", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  await encrypt(ctx, { keyId, plaintext: "cGxhaW4=" });

  const call = scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 });

  await expect(call).rejects.toMatchObject({ code: "Rejected.RecentlyUsed", facts: { keyId } });
  await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7, overrideReason: "moved to another key" });
  expect((await auditEvents(service.db, "ScheduleKeyDeletion")).at(-1)?.event).toMatchObject({
    requestParameters: { OverrideReason: "moved to another key" },
  });
});
