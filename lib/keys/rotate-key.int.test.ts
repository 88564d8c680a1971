import { afterAll, beforeAll, expect, test } from "vitest";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import type { OperationContext } from "@/lib/operation/operation-context";
import { asScheduler, auditEvents, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createKey } from "./create-key";
import { describeKey } from "./describe-key";
import { disableKey } from "./disable-key";
import { listKeyVersions } from "./list-key-versions";
import { rotateKey } from "./rotate-key";

const DAY_MS = 86_400_000;
const CREATED_AT = new Date("2026-01-01T00:00:00.000Z");

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

async function newRotatedKey(): Promise<{ ctx: OperationContext; keyId: string }> {
  const caller = await service.newCaller();
  const atCreation = await service.context(caller, { now: () => CREATED_AT });
  const { keyMetadata } = await createKey(atCreation, {
    dkmsInstanceId: await newInstance(atCreation),
    enableAutomaticRotation: true,
    rotationInterval: "7d",
  });
  return { ctx: await service.context(caller), keyId: keyMetadata.keyId };
}

function daysLater(days: number, ms = 0): () => Date {
  return () => new Date(CREATED_AT.getTime() + days * DAY_MS + ms);
}

test("a due key gets a new primary version; old ciphertexts are decrypted, new ones use it", async () => {
  const { ctx, keyId } = await newRotatedKey();
  const plaintext = Buffer.from("old").toString("base64");
  const old = await encrypt(ctx, { keyId, plaintext });

  const { keyVersionId } = await rotateKey(asScheduler(ctx, daysLater(7)), { keyId });

  const fresh = await encrypt(ctx, { keyId, plaintext });
  expect(fresh.keyVersionId).toBe(keyVersionId);
  await expect(decrypt(ctx, { ciphertextBlob: old.ciphertextBlob })).resolves.toMatchObject({
    plaintext,
    keyVersionId: old.keyVersionId,
  });
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({
    primaryKeyVersion: keyVersionId,
    versionCount: 2,
    lastRotationDate: "2026-01-08T00:00:00Z",
    nextRotationDate: "2026-01-15T00:00:00Z",
  });
  const event = (await auditEvents(service.db, "RotateKey")).at(-1);
  expect(event).toMatchObject({
    resourceName: keyId,
    errorCode: "",
    actorType: "system",
    actorId: "scheduler",
  });
  expect(event?.event).toMatchObject({
    eventType: "AliyunServiceEvent",
    responseElements: { KeyVersionId: keyVersionId },
  });
});

test("a key long overdue is rotated once, and its next interval begins then", async () => {
  const { ctx, keyId } = await newRotatedKey();
  const now = daysLater(100);

  await rotateKey(asScheduler(ctx, now), { keyId });
  const again = rotateKey(asScheduler(ctx, now), { keyId });

  await expect(again).rejects.toMatchObject({ code: "Rejected.StateModifiedFailed" });
  expect((await listKeyVersions(ctx, { keyId })).totalCount).toBe(2);
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata.nextRotationDate).toBe("2026-04-18T00:00:00Z");
});

test("a key is not rotated a moment early, nor while it is disabled, nor without a policy", async () => {
  const { ctx, keyId } = await newRotatedKey();
  const withoutPolicy = await newKey(ctx);

  await expect(rotateKey(asScheduler(ctx, daysLater(7, -1)), { keyId })).rejects.toMatchObject({
    code: "Rejected.StateModifiedFailed",
  });
  await expect(rotateKey(asScheduler(ctx), { keyId: withoutPolicy })).rejects.toMatchObject({
    code: "Rejected.StateModifiedFailed",
  });
  await disableKey(ctx, { keyId });
  await expect(rotateKey(asScheduler(ctx, daysLater(8)), { keyId })).rejects.toMatchObject({
    code: "Rejected.Disabled",
  });
  expect((await listKeyVersions(ctx, { keyId })).totalCount).toBe(1);
});

test("of 10 rotations that meet, one makes a version", async () => {
  const { ctx, keyId } = await newRotatedKey();
  const scheduler = asScheduler(ctx, daysLater(8));

  const calls = await Promise.allSettled(Array.from({ length: 10 }, () => rotateKey(scheduler, { keyId })));

  expect(calls.filter((call) => call.status === "fulfilled")).toHaveLength(1);
  expect((await listKeyVersions(ctx, { keyId })).totalCount).toBe(2);
});

test("nobody but the service itself may rotate by the clock", async () => {
  const { ctx, keyId } = await newRotatedKey();

  await expect(rotateKey(ctx, { keyId })).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
});
