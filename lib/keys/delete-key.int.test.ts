import { afterAll, beforeAll, expect, test } from "vitest";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import type { OperationContext } from "@/lib/operation/operation-context";
import { asScheduler, auditEvents, newInstance } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { cancelKeyDeletion } from "./cancel-key-deletion";
import { createKey } from "./create-key";
import { createKeyVersion } from "./create-key-version";
import { deleteExpiredKeyMaterial } from "./delete-expired-key-material";
import { deleteKey } from "./delete-key";
import { describeKey } from "./describe-key";
import { disableKey } from "./disable-key";
import { scheduleKeyDeletion } from "./schedule-key-deletion";

const DAY_MS = 86_400_000;
const AGAIN = { overrideReason: "a test" };

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** A key with everything that can hang on one: two versions, an alias, a tag, an import, uses. */
async function newRichKey(ctx: OperationContext): Promise<{ keyId: string; instanceId: string }> {
  const instanceId = await newInstance(ctx);
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: instanceId,
    description: "to be destroyed",
    tags: [{ tagKey: "env", tagValue: "prod" }],
  });
  const { keyId } = keyMetadata;
  const { accountId } = ctx.caller.actor;
  const { region } = ctx.services;
  await encrypt(ctx, { keyId, plaintext: "cGxhaW4=" });
  const later = { ...ctx, services: { ...ctx.services, now: () => new Date(Date.now() + 8 * DAY_MS) } };
  await createKeyVersion(later, { keyId });
  const createdAt = new Date();
  await service.db.alias.create({ data: { accountId, region, aliasName: "alias/doomed", keyId, createdAt } });
  await service.db.keyImport.create({
    data: {
      id: "7ce1d081-06cb-42e6-aab6-5c5de0300000",
      accountId,
      region,
      keyId,
      instanceId,
      wrappingAlgorithm: "RSAES_OAEP_SHA_256",
      wrappingKeySpec: "RSA_2048",
      kekId: "7ce1d081-06cb-42e6-aab6-5c5de0300001",
      wrappedPrivateKey: new Uint8Array([1]),
      publicKey: new Uint8Array([2]),
      importToken: new Uint8Array([3]),
      creatorId: "1",
      createdAt,
      expiresAt: createdAt,
    },
  });
  return { keyId, instanceId };
}

/** Every row of every table but the audit log, as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await service.db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name <> 'audit_event'`;
  const rows = await Promise.all(
    tables.map(({ name }) => service.db.$queryRawUnsafe(`SELECT t::text AS row FROM "${name}" t`)),
  );
  return JSON.stringify(rows);
}

test("nothing is left of a destroyed key but what the audit log says of it", async () => {
  const ctx = await service.context();
  const { keyId, instanceId } = await newRichKey(ctx);
  const versions = await service.db.keyVersion.findMany({ where: { keyId } });
  await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7, ...AGAIN });
  const due = () => new Date(Date.now() + 7 * DAY_MS);
  expect(await wholeDatabase()).toContain(keyId);

  await deleteKey(asScheduler(ctx, due), { keyId });

  const left = await wholeDatabase();
  expect(left).not.toContain(keyId);
  expect(left).not.toContain("alias/doomed");
  expect(versions).toHaveLength(2);
  for (const { id, wrappedMaterial } of versions) {
    expect(left).not.toContain(id);
    expect(left).not.toContain(Buffer.from(wrappedMaterial ?? []).toString("hex"));
  }
  expect((await service.db.kmsInstance.findUniqueOrThrow({ where: { id: instanceId } })).keyCount).toBe(0);
  await expect(describeKey(ctx, { keyId })).rejects.toMatchObject({ code: "Forbidden.KeyNotFound" });
  await expect(describeKey(ctx, { keyId: "alias/doomed" })).rejects.toMatchObject({
    code: "Forbidden.AliasNotFound",
  });
  const events = await service.db.auditEvent.findMany({
    where: { resourceName: keyId },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ eventName }) => eventName)).toEqual(
    expect.arrayContaining(["CreateKey", "Encrypt", "CreateKeyVersion", "ScheduleKeyDeletion", "DeleteKey"]),
  );
  const event = (await auditEvents(service.db, "DeleteKey")).at(-1);
  expect(event).toMatchObject({ resourceName: keyId, errorCode: "", actorType: "system" });
  expect(event?.event).toMatchObject({
    eventType: "AliyunServiceEvent",
    responseElements: { VersionCount: 2 },
  });
});

test("what a destroyed key encrypted is decrypted by nobody, also not by a process that had it open", async () => {
  const ctx = await service.context();
  const { keyId } = await newRichKey(ctx);
  const { ciphertextBlob } = await encrypt(ctx, { keyId, plaintext: "cGxhaW4=" });
  await decrypt(ctx, { ciphertextBlob });
  await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7, ...AGAIN });
  await service.db.key.update({ where: { id: keyId }, data: { deleteAt: new Date(0) } });

  await deleteKey(asScheduler(ctx), { keyId });

  await expect(decrypt(ctx, { ciphertextBlob })).rejects.toMatchObject({ code: "InvalidParameter" });
});

test("a key is not destroyed a moment early, nor after its deletion was cancelled, nor in any other state", async () => {
  const now = new Date("2026-11-22T04:00:00.000Z");
  const ctx = await service.context(undefined, { now: () => now });
  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId: await newInstance(ctx) });
  const { keyId } = keyMetadata;
  const at = (ms: number) => asScheduler(ctx, () => new Date(now.getTime() + 7 * DAY_MS + ms));
  const refusal = { code: "Rejected.StateModifiedFailed" };

  await expect(deleteKey(at(0), { keyId })).rejects.toMatchObject(refusal);
  await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 });
  await expect(deleteKey(at(-1), { keyId })).rejects.toMatchObject(refusal);
  await cancelKeyDeletion(ctx, { keyId });
  await expect(deleteKey(at(1), { keyId })).rejects.toMatchObject(refusal);

  expect((await describeKey(ctx, { keyId })).keyMetadata.keyState).toBe("Enabled");
});

test("a destroyed key that waited for its import gives its place of the quota back", async () => {
  const ctx = await service.context();
  const dkmsInstanceId = await newInstance(ctx, { keyNum: 1 });
  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId, origin: "EXTERNAL" });
  await scheduleKeyDeletion(ctx, { keyId: keyMetadata.keyId, pendingWindowInDays: 7 });

  await deleteKey(
    asScheduler(ctx, () => new Date(Date.now() + 8 * DAY_MS)),
    { keyId: keyMetadata.keyId },
  );

  await expect(createKey(ctx, { dkmsInstanceId })).resolves.toBeDefined();
});

/** An enabled key as an import with an expiry leaves it. */
async function newExpiringKey(ctx: OperationContext, materialExpireAt: Date): Promise<string> {
  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId: await newInstance(ctx) });
  await service.db.key.update({
    where: { id: keyMetadata.keyId },
    data: {
      origin: "EXTERNAL",
      materialExpireAt,
      materialDigest: new Uint8Array([7]),
      keyCheckValue: "AB12CD",
    },
  });
  return keyMetadata.keyId;
}

test("expired material is deleted; the key waits for the same material again", async () => {
  const ctx = await service.context();
  const expireAt = new Date(Date.now() - 1);
  const keyId = await newExpiringKey(ctx, expireAt);

  await deleteExpiredKeyMaterial(
    asScheduler(ctx, () => expireAt),
    { keyId },
  );

  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({
    keyState: "PendingImport",
    materialExpireTime: "",
    keyCheckValue: "AB12CD",
    versionCount: 1,
  });
  const version = await service.db.keyVersion.findFirstOrThrow({ where: { keyId } });
  expect(version.wrappedMaterial).toBeNull();
  await expect(encrypt(ctx, { keyId, plaintext: "cGxhaW4=" })).rejects.toMatchObject({
    code: "Rejected.PendingImport",
  });
  expect((await auditEvents(service.db, "DeleteExpiredKeyMaterial")).at(-1)).toMatchObject({
    resourceName: keyId,
    errorCode: "",
    actorType: "system",
  });
});

test("expired material of a disabled key is deleted, and of one pending deletion without changing its state", async () => {
  const ctx = await service.context();
  const expireAt = new Date();
  const disabled = await newExpiringKey(ctx, expireAt);
  const doomed = await newExpiringKey(ctx, expireAt);
  await disableKey(ctx, { keyId: disabled });
  await scheduleKeyDeletion(ctx, { keyId: doomed, pendingWindowInDays: 7 });

  for (const keyId of [disabled, doomed])
    await deleteExpiredKeyMaterial(
      asScheduler(ctx, () => expireAt),
      { keyId },
    );

  expect((await describeKey(ctx, { keyId: disabled })).keyMetadata.keyState).toBe("PendingImport");
  expect((await describeKey(ctx, { keyId: doomed })).keyMetadata.keyState).toBe("PendingDeletion");
  await expect(cancelKeyDeletion(ctx, { keyId: doomed })).resolves.toEqual({ keyState: "PendingImport" });
});

test("material is not deleted a moment early, nor twice", async () => {
  const ctx = await service.context();
  const expireAt = new Date("2026-11-22T04:00:00.000Z");
  const keyId = await newExpiringKey(ctx, expireAt);
  const at = (ms: number) => asScheduler(ctx, () => new Date(expireAt.getTime() + ms));
  const refusal = { code: "Rejected.StateModifiedFailed" };

  await expect(deleteExpiredKeyMaterial(at(-1), { keyId })).rejects.toMatchObject(refusal);
  await deleteExpiredKeyMaterial(at(0), { keyId });
  await expect(deleteExpiredKeyMaterial(at(1), { keyId })).rejects.toMatchObject(refusal);
});

test.each([
  ["DeleteKey", deleteKey],
  ["DeleteExpiredKeyMaterial", deleteExpiredKeyMaterial],
] as const)(
  "nobody but the service itself may call %s, and not for another account's key",
  async (_name, operation) => {
    const ctx = await service.context();
    const keyId = await newExpiringKey(ctx, new Date(0));

    await expect(operation(ctx, { keyId })).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
    await expect(operation(asScheduler(await service.context()), { keyId })).rejects.toMatchObject({
      code: "Forbidden.KeyNotFound",
    });
  },
);
