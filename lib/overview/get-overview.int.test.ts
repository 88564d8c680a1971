import { afterAll, beforeAll, expect, test } from "vitest";
import { encrypt } from "@/lib/key-use/encrypt";
import { forceKeyState, newInstance, newKey } from "@/lib/testing/factories";
import { storeUses } from "@/lib/testing/key-use";
import { type TestService, testService } from "@/lib/testing/test-service";
import { getOverview } from "./get-overview";

const NOW = new Date("2026-11-22T12:30:00.000Z");
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("an empty account has nothing done", async () => {
  await expect(getOverview(await service.context(), {})).resolves.toEqual({
    keys: { total: 0, enabled: 0, disabled: 0, pendingDeletion: 0, pendingImport: 0 },
    instances: { total: 0, notConnected: 0 },
    refusedKeys: [],
    firstSteps: { hasInstance: false, hasConnectedInstance: false, hasKey: false, hasEncrypted: false },
  });
});

test("steps tick from what is there, and counts follow the states", async () => {
  const ctx = await service.context();
  const instanceId = await newInstance(ctx);
  const keyId = await newKey(ctx, instanceId);
  await forceKeyState(service.db, await newKey(ctx, instanceId), "Disabled");
  await encrypt(ctx, { keyId, plaintext: "" });

  await expect(getOverview(ctx, {})).resolves.toEqual({
    keys: { total: 2, enabled: 1, disabled: 1, pendingDeletion: 0, pendingImport: 0 },
    instances: { total: 1, notConnected: 0 },
    refusedKeys: [],
    firstSteps: { hasInstance: true, hasConnectedInstance: true, hasKey: true, hasEncrypted: true },
  });
});

test("who has no policy is refused", async () => {
  const caller = await service.newCaller({ policyNames: [] });

  await expect(getOverview(await service.context(caller), {})).rejects.toMatchObject({
    code: "Forbidden.NoPermission",
  });
});

test("a key that refuses somebody is told with who was refused last, how often, and its alias", async () => {
  const admin = await service.newCaller();
  const ctx = await service.context(admin, { now: () => NOW });
  const { accountId } = admin.actor;
  const bob = await service.newCaller({ accountId, userName: "bob-refused" });
  const keyId = await newKey(ctx);
  await forceKeyState(service.db, keyId, "Disabled");
  await service.db.alias.create({
    data: { accountId, region: "local-1", aliasName: "alias/payments", keyId, createdAt: NOW },
  });
  const later = { now: () => new Date(NOW.getTime() + 1_000) };
  for (const caller of [
    await service.context(admin, { now: () => NOW }),
    await service.context(bob, later),
  ]) {
    await expect(encrypt(caller, { keyId, plaintext: "" })).rejects.toMatchObject({
      code: "Rejected.Disabled",
    });
  }

  const { refusedKeys } = await getOverview(ctx, {});

  expect(refusedKeys).toEqual([
    {
      keyId,
      keyState: "Disabled",
      description: "",
      aliasNames: ["alias/payments"],
      calls: 2,
      lastRefusedBy: "bob-refused",
      lastRefusedDate: "2026-11-22T12:30:01Z",
    },
  ]);
});

test.each([
  ["Disabled", 1],
  ["PendingDeletion", 1],
  ["PendingImport", 1],
  ["Enabled", 0],
])("a key that is %s now is told %i times", async (state, count) => {
  const caller = await service.newCaller();
  const ctx = await service.context(caller, { now: () => NOW });
  const keyId = await newKey(ctx);
  const { accountId } = caller.actor;
  await storeUses(service.db, [{ accountId, keyId, at: NOW, errorCode: "Rejected.PendingImport" }]);
  await forceKeyState(service.db, keyId, state);

  const { refusedKeys } = await getOverview(ctx, {});

  expect(refusedKeys.map((key) => key.keyState)).toEqual(Array.from({ length: count }, () => state));
});

test("refusals of the last 7 days count, with the whole hour they begin in; successes do not", async () => {
  const caller = await service.newCaller();
  const ctx = await service.context(caller, { now: () => NOW });
  const { accountId } = caller.actor;
  const instanceId = await newInstance(ctx);
  const keyIds = [
    await newKey(ctx, instanceId),
    await newKey(ctx, instanceId),
    await newKey(ctx, instanceId),
  ];
  const [inside = "", outside = "", used = ""] = keyIds;
  for (const keyId of keyIds) await forceKeyState(service.db, keyId, "Disabled");
  const beginsAt = NOW.getTime() - WEEK_MS - HOUR_MS / 2;
  const refusal = { accountId, errorCode: "Rejected.Disabled", calls: 3 };
  await storeUses(service.db, [
    { ...refusal, keyId: inside, at: new Date(beginsAt) },
    { ...refusal, keyId: outside, at: new Date(beginsAt - 1) },
    { accountId, keyId: used, at: NOW },
  ]);

  const { refusedKeys } = await getOverview(ctx, {});

  expect(refusedKeys).toMatchObject([{ keyId: inside, calls: 3 }]);
});

test("of many the ten refused last are told, newest first", async () => {
  const caller = await service.newCaller();
  const ctx = await service.context(caller, { now: () => NOW });
  const instanceId = await newInstance(ctx);
  const keyIds: string[] = [];
  for (let index = 0; index < 11; index += 1) {
    const keyId = await newKey(ctx, instanceId);
    await forceKeyState(service.db, keyId, "PendingDeletion");
    const at = new Date(NOW.getTime() - index * HOUR_MS);
    const { accountId } = caller.actor;
    await storeUses(service.db, [{ accountId, keyId, at, errorCode: "Rejected.PendingDeletion" }]);
    keyIds.push(keyId);
  }

  const { refusedKeys } = await getOverview(ctx, {});

  expect(refusedKeys.map((key) => key.keyId)).toEqual(keyIds.slice(0, 10));
});

test("who may not ask who uses a key is not told who was refused", async () => {
  const admin = await service.newCaller();
  const ctx = await service.context(admin);
  const { accountId } = admin.actor;
  const keyId = await newKey(ctx);
  await forceKeyState(service.db, keyId, "Disabled");
  await expect(encrypt(ctx, { keyId, plaintext: "" })).rejects.toThrow();
  const user = await service.newCaller({ accountId, policyNames: ["AliyunKMSCryptoUserAccess"] });

  const overview = await getOverview(await service.context(user), {});

  expect(overview).toMatchObject({ keys: { disabled: 1 }, refusedKeys: [] });
});
