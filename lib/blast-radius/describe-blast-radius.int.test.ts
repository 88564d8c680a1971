import { afterAll, beforeAll, expect, test } from "vitest";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import { reEncrypt } from "@/lib/key-use/re-encrypt";
import { KEY_STATES } from "@/lib/keys/key-state";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { auditEvents, forceKeyState, newKey } from "@/lib/testing/factories";
import { storeUses } from "@/lib/testing/key-use";
import { type TestService, testService } from "@/lib/testing/test-service";
import { describeBlastRadius } from "./describe-blast-radius";

const NOW = new Date("2026-11-22T12:30:00.000Z");
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NONE = { last24Hours: 0, last7Days: 0, last30Days: 0 };
let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

interface World {
  readonly caller: Caller;
  readonly ctx: OperationContext;
  readonly keyId: string;
  readonly accountId: string;
}

async function newWorld(recentUseDays = 30): Promise<World> {
  const caller = await service.newCaller();
  const { settings } = service.service.services;
  const ctx = await service.context(caller, {
    now: () => NOW,
    settings: { ...settings, recentUseDays },
  });
  return { caller, ctx, keyId: await newKey(ctx), accountId: caller.actor.accountId };
}

const before = (ms: number) => new Date(NOW.getTime() - ms);

test("a key that was never used hangs on nothing, and the look is in the audit log", async () => {
  const { ctx, keyId } = await newWorld();

  await expect(describeBlastRadius(ctx, { keyId })).resolves.toEqual({
    keyId,
    lastUsedDate: "",
    lastUsedBy: "",
    lastUsedFor: "",
    calls: NONE,
    versions: [],
    users: [],
    refused: [],
    dependents: { aliases: [], secrets: [], applicationAccessPoints: [], isDefaultKey: false },
    recentUseDays: 30,
    isRecentlyUsed: false,
  });
  const [event] = (await auditEvents(service.db, "DescribeBlastRadius")).slice(-1);
  expect(event).toMatchObject({ resourceName: keyId, effect: "read", errorCode: "" });
  expect(event?.event).toMatchObject({ requestParameters: { KeyId: keyId } });
});

test("calls are told as soon as they were answered: by caller, by version, and refused ones apart", async () => {
  const { caller, ctx, keyId } = await newWorld();
  const { ciphertextBlob, keyVersionId } = await encrypt(ctx, { keyId, plaintext: "" });
  await decrypt(ctx, { ciphertextBlob });
  await decrypt(ctx, { ciphertextBlob });
  await forceKeyState(service.db, keyId, "Disabled");
  await expect(encrypt(ctx, { keyId, plaintext: "" })).rejects.toMatchObject({ code: "Rejected.Disabled" });

  const radius = await describeBlastRadius(ctx, { keyId });

  const calls = { last24Hours: 3, last7Days: 3, last30Days: 3 };
  const at = "2026-11-22T12:30:00Z";
  expect(radius).toMatchObject({ lastUsedDate: at, lastUsedBy: caller.actor.userName, calls });
  expect(radius.isRecentlyUsed).toBe(true);
  expect(radius.versions).toEqual([{ keyVersionId, lastUsedDate: at, calls }]);
  expect(radius.users).toEqual([
    {
      actorType: "ram-user",
      actorId: caller.actor.principalId,
      actorName: caller.actor.userName,
      lastUsedDate: at,
      calls,
      eventNames: ["Decrypt", "Encrypt"],
    },
  ]);
  expect(radius.refused).toEqual([
    {
      errorCode: "Rejected.Disabled",
      eventName: "Encrypt",
      actorName: caller.actor.userName,
      lastRefusedDate: at,
      calls: { last24Hours: 1, last7Days: 1, last30Days: 1 },
    },
  ]);
});

test("the hour in which a period begins counts whole, the hour before it does not", async () => {
  const { ctx, ...key } = await newWorld();
  const hourOf = (days: number) => before(days * DAY_MS + HOUR_MS / 2);
  await storeUses(service.db, [
    { ...key, at: hourOf(1), calls: 1 },
    { ...key, at: new Date(hourOf(1).getTime() - 1), calls: 10 },
    { ...key, at: hourOf(7), calls: 100 },
    { ...key, at: new Date(hourOf(7).getTime() - 1), calls: 1_000 },
    { ...key, at: hourOf(30), calls: 10_000 },
    { ...key, at: new Date(hourOf(30).getTime() - 1), calls: 100_000 },
  ]);

  const { calls, users, versions } = await describeBlastRadius(ctx, { keyId: key.keyId });

  expect(calls).toEqual({ last24Hours: 1, last7Days: 111, last30Days: 11_111 });
  expect(users.map((user) => user.calls)).toEqual([calls]);
  expect(versions.map((version) => version.calls)).toEqual([calls]);
});

test("a use of long ago is told, with its version, though nothing of it is counted", async () => {
  const { ctx, ...key } = await newWorld();
  await storeUses(service.db, [{ ...key, at: before(200 * DAY_MS), eventName: "Decrypt" }]);

  const radius = await describeBlastRadius(ctx, { keyId: key.keyId });

  expect(radius).toMatchObject({
    lastUsedDate: "2026-05-06T12:30:00Z",
    lastUsedBy: "carol",
    lastUsedFor: "Decrypt",
    calls: NONE,
    users: [],
    isRecentlyUsed: false,
  });
  expect(radius.versions).toMatchObject([{ lastUsedDate: "2026-05-06T12:30:00Z", calls: NONE }]);
});

test("whoever makes the key recently used is among the users, also after more than 30 days", async () => {
  const { ctx, ...key } = await newWorld(90);
  await storeUses(service.db, [{ ...key, at: before(60 * DAY_MS) }]);

  const radius = await describeBlastRadius(ctx, { keyId: key.keyId });

  expect(radius).toMatchObject({ recentUseDays: 90, isRecentlyUsed: true });
  expect(radius.users).toMatchObject([{ actorName: "carol", calls: NONE, eventNames: [] }]);
});

test("with the rule off a key is never recently used", async () => {
  const { ctx, ...key } = await newWorld(0);
  await storeUses(service.db, [{ ...key, at: NOW }]);

  await expect(describeBlastRadius(ctx, { keyId: key.keyId })).resolves.toMatchObject({
    recentUseDays: 0,
    isRecentlyUsed: false,
    users: [{ actorName: "carol" }],
  });
});

test("versions are told newest use first; a call without a version is counted and is none", async () => {
  const { ctx, ...key } = await newWorld();
  await storeUses(service.db, [
    { ...key, at: before(2 * HOUR_MS), calls: 2, keyVersionId: "aaaaaaaa-0000-4000-8000-000000000001" },
    { ...key, at: before(HOUR_MS), calls: 3, keyVersionId: "bbbbbbbb-0000-4000-8000-000000000002" },
    { ...key, at: before(3 * HOUR_MS), calls: 5, keyVersionId: "" },
  ]);

  const { calls, versions } = await describeBlastRadius(ctx, { keyId: key.keyId });

  expect(calls.last24Hours).toBe(10);
  expect(versions.map((version) => version.keyVersionId.slice(0, 1))).toEqual(["b", "a"]);
});

test("a user who is gone keeps the name of the last call", async () => {
  const { ctx, ...key } = await newWorld();
  const gone = await service.newCaller({ accountId: key.accountId, userName: "gone-soon" });
  await encrypt(await service.context(gone, { now: () => NOW }), { keyId: key.keyId, plaintext: "" });
  await service.db.user.delete({ where: { id: gone.actor.principalId } });

  const { users, lastUsedBy } = await describeBlastRadius(ctx, { keyId: key.keyId });

  expect(users.map((user) => user.actorName)).toEqual(["gone-soon"]);
  expect(lastUsedBy).toBe("gone-soon");
});

test("a user under two names is one user, with the name of the last call", async () => {
  const { ctx, ...key } = await newWorld();
  await storeUses(service.db, [
    { ...key, at: before(2 * HOUR_MS), actorName: "old-name" },
    { ...key, at: before(HOUR_MS), actorName: "new-name" },
  ]);

  const { users } = await describeBlastRadius(ctx, { keyId: key.keyId });

  expect(users).toMatchObject([
    { actorName: "new-name", calls: { last24Hours: 2 }, eventNames: ["Encrypt"] },
  ]);
});

test("of many users and refusals the newest are told", async () => {
  const { ctx, ...key } = await newWorld();
  const uses = Array.from({ length: 60 }, (_, index) => ({
    ...key,
    at: before(index * HOUR_MS),
    actorId: `${index}`,
    actorName: `user-${index}`,
  }));
  await storeUses(service.db, [
    ...uses,
    ...uses.map((use) => ({ ...use, errorCode: "Rejected.PendingImport" })),
  ]);

  const { users, refused } = await describeBlastRadius(ctx, { keyId: key.keyId });

  expect(users.map((user) => user.actorName)).toEqual(uses.slice(0, 50).map((use) => use.actorName));
  expect(refused.map((refusal) => refusal.actorName)).toEqual(uses.slice(0, 20).map((use) => use.actorName));
});

test("aliases are dependents, and each of them, the ID and the ARN name the key", async () => {
  const { ctx, keyId, accountId } = await newWorld();
  const alias = { accountId, region: "local-1", keyId };
  await service.db.alias.createMany({
    data: [
      { ...alias, aliasName: "alias/second", createdAt: NOW },
      { ...alias, aliasName: "alias/first", createdAt: before(HOUR_MS) },
    ],
  });

  for (const name of [keyId, "alias/first", `acs:kms:local-1:${accountId}:key/${keyId}`]) {
    const radius = await describeBlastRadius(ctx, { keyId: name });
    expect(radius).toMatchObject({ keyId, dependents: { aliases: ["alias/first", "alias/second"] } });
  }
});

test.each(KEY_STATES)("a key that is %s can be looked at", async (state) => {
  const { ctx, keyId } = await newWorld();
  await forceKeyState(service.db, keyId, state);

  await expect(describeBlastRadius(ctx, { keyId })).resolves.toMatchObject({ keyId });
});

test("a key that is not there and one of another account are not found", async () => {
  const { keyId } = await newWorld();
  const ctx = await service.context();

  for (const [name, code] of [
    [keyId, "Forbidden.KeyNotFound"],
    ["key-none", "Forbidden.KeyNotFound"],
    ["alias/none", "Forbidden.AliasNotFound"],
    ["", "InvalidParameter"],
    ["k".repeat(321), "InvalidParameter"],
  ] as const) {
    await expect(describeBlastRadius(ctx, { keyId: name })).rejects.toMatchObject({ code });
  }
});

test("without permission the answer is the same whether or not the key is there", async () => {
  const { accountId, keyId } = await newWorld();
  const cryptoUser = await service.newCaller({ accountId, policyNames: ["AliyunKMSCryptoUserAccess"] });
  const ctx = await service.context(cryptoUser);

  const answers = await Promise.all(
    [keyId, "key-none", "alias/none"].map((name) =>
      describeBlastRadius(ctx, { keyId: name }).catch((error: { code: string }) => error.code),
    ),
  );

  expect(answers).toEqual(Array.from({ length: 3 }, () => "Forbidden.NoPermission"));
});

test("a reader may look", async () => {
  const { accountId, keyId } = await newWorld();
  const reader = await service.newCaller({ accountId, policyNames: ["AliyunKMSReadOnlyAccess"] });

  await expect(describeBlastRadius(await service.context(reader), { keyId })).resolves.toMatchObject({
    keyId,
  });
});

test("ReEncrypt counts for both keys, each with its version; a refusal for the key that refused", async () => {
  const { ctx, keyId: from } = await newWorld();
  const to = await newKey(ctx);
  const encrypted = await encrypt(ctx, { keyId: from, plaintext: "" });
  const { ciphertextBlob } = encrypted;
  const moved = await reEncrypt(ctx, { ciphertextBlob, destinationKeyId: to });
  await forceKeyState(service.db, from, "Disabled");
  await expect(reEncrypt(ctx, { ciphertextBlob, destinationKeyId: to })).rejects.toMatchObject({
    code: "Rejected.Disabled",
  });

  const source = await describeBlastRadius(ctx, { keyId: from });
  const destination = await describeBlastRadius(ctx, { keyId: to });

  expect(source.versions).toMatchObject([
    { keyVersionId: encrypted.keyVersionId, calls: { last24Hours: 2 } },
  ]);
  expect(destination.versions).toMatchObject([
    { keyVersionId: moved.keyVersionId, calls: { last24Hours: 1 } },
  ]);
  expect(source.refused).toMatchObject([{ eventName: "ReEncrypt", errorCode: "Rejected.Disabled" }]);
  expect(destination.refused).toEqual([]);
});

test("a dry run is no use, and no refused one", async () => {
  const { ctx, keyId } = await newWorld();
  const dryRun = { keyId, plaintext: "", dryRun: true };
  await expect(encrypt.call(ctx, dryRun)).rejects.toMatchObject({ code: "DryRunOperationError" });
  await forceKeyState(service.db, keyId, "Disabled");
  await expect(encrypt.call(ctx, dryRun)).rejects.toMatchObject({ code: "ValidationError" });

  await expect(describeBlastRadius(ctx, { keyId })).resolves.toMatchObject({ lastUsedDate: "", refused: [] });
});
