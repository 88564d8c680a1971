import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import { createKey } from "@/lib/keys/create-key";
import { deleteKey } from "@/lib/keys/delete-key";
import { describeKey } from "@/lib/keys/describe-key";
import { disableKey } from "@/lib/keys/disable-key";
import { enableKey } from "@/lib/keys/enable-key";
import { scheduleKeyDeletion } from "@/lib/keys/schedule-key-deletion";
import type { OperationContext, OperationServices } from "@/lib/operation/operation-context";
import { loadConfig } from "@/lib/platform/config";
import { KmsError } from "@/lib/platform/errors";
import { createLogger } from "@/lib/platform/logger";
import { openService, type Service } from "@/lib/runtime/service";
import { auditEvents, newInstance } from "@/lib/testing/factories";
import { storeUses } from "@/lib/testing/key-use";
import { type TestService, testService } from "@/lib/testing/test-service";
import type { KeyJob } from "./key-job";
import { KeyJobRunner } from "./key-job-runner";
import { Scheduler } from "./scheduler";

const PAST = new Date("2026-01-01T00:00:00.000Z");
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

let service: TestService;

beforeEach(async () => {
  service = await testService();
});

afterEach(() => service.stop());

async function runScheduler(services: OperationServices = service.service.services): Promise<void> {
  await new Scheduler({ services }).runDue(new AbortController().signal);
}

type KeyChange = Parameters<typeof service.db.key.update>[0]["data"];

async function newKey(ctx: OperationContext, dkmsInstanceId: string, data: KeyChange = {}): Promise<string> {
  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId });
  await service.db.key.update({ where: { id: keyMetadata.keyId }, data });
  return keyMetadata.keyId;
}

const ROTATION = { automaticRotation: "Enabled", rotationIntervalSeconds: 604_800, nextRotationAt: PAST };
const EXPIRY = { origin: "EXTERNAL", materialExpireAt: PAST };
const DELETION = { state: "PendingDeletion", deleteAt: PAST };

async function newKeys(ctx: OperationContext, count: number, data: KeyChange): Promise<string[]> {
  const instanceId = await newInstance(ctx);
  return Promise.all(Array.from({ length: count }, () => newKey(ctx, instanceId, data)));
}

test("of two schedulers that work at the same time, each due thing is done by one", async () => {
  const ctx = await service.context();
  const rotated = await newKeys(ctx, 20, ROTATION);
  const deleted = await newKeys(ctx, 20, DELETION);
  const expired = await newKeys(ctx, 20, EXPIRY);
  const other = await secondService();
  try {
    await Promise.all([
      runScheduler(),
      runScheduler(other.services),
      runScheduler(),
      runScheduler(other.services),
    ]);
  } finally {
    await other.close();
  }

  for (const [eventName, keys] of [
    ["RotateKey", rotated],
    ["DeleteKey", deleted],
    ["DeleteExpiredKeyMaterial", expired],
  ] as const) {
    const events = await auditEvents(service.db, eventName);
    expect(events.map((event) => [event.resourceName, event.errorCode]).sort()).toEqual(
      keys.map((keyId) => [keyId, ""]).sort(),
    );
  }
  expect(await service.db.keyVersion.count({ where: { keyId: { in: rotated } } })).toBe(40);
  expect(await service.db.key.count({ where: { id: { in: deleted } } })).toBe(0);
  expect(await service.db.key.count({ where: { id: { in: expired }, state: "PendingImport" } })).toBe(20);
});

/** Another process's view of the same database. */
function secondService(): Promise<Service> {
  return openService({
    config: loadConfig({ KEYWARD_HOME: service.home }),
    databaseUrl: service.databaseUrl,
    log: createLogger({ level: "error", name: "test" }, { write: () => undefined }),
  });
}

test("a key long overdue is rotated once; old ciphertexts are decrypted and new ones use the new version", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx, await newInstance(ctx), ROTATION);
  const plaintext = "cGxhaW4=";
  const old = await encrypt(ctx, { keyId, plaintext });

  await runScheduler();
  await runScheduler();

  const fresh = await encrypt(ctx, { keyId, plaintext });
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({ versionCount: 2, primaryKeyVersion: fresh.keyVersionId });
  expect(Date.parse(keyMetadata.nextRotationDate) - Date.parse(keyMetadata.lastRotationDate)).toBe(
    7 * DAY_MS,
  );
  await expect(decrypt(ctx, { ciphertextBlob: old.ciphertextBlob })).resolves.toMatchObject({ plaintext });
  expect((await auditEvents(service.db, "RotateKey")).at(-1)?.event).toMatchObject({
    eventType: "AliyunServiceEvent",
    userIdentity: { type: "system", accountId: ctx.caller.actor.accountId },
    additionalEventData: { door: "scheduler" },
  });
});

test("a disabled key is not rotated, and is as soon as it is enabled", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx, await newInstance(ctx), ROTATION);
  await disableKey(ctx, { keyId });

  await runScheduler();
  const disabled = await describeKey(ctx, { keyId });
  await enableKey(ctx, { keyId });
  await runScheduler();

  expect(disabled.keyMetadata).toMatchObject({ versionCount: 1, automaticRotation: "Suspended" });
  expect((await describeKey(ctx, { keyId })).keyMetadata).toMatchObject({ versionCount: 2 });
});

test.each([
  ["has 50 versions", { versionCount: 50 }],
  ["finds the quota of its instance used up", {}],
])("a rotation of a key that %s is refused in the audit log, and put off by a day", async (_why, data) => {
  const ctx = await service.context();
  const instanceId = await newInstance(ctx, { keyNum: 1 });
  const keyId = await newKey(ctx, instanceId, { ...ROTATION, ...data });

  await runScheduler();
  await runScheduler();

  const events = await auditEvents(service.db, "RotateKey");
  expect(events.map((event) => event.errorCode)).toEqual(["Rejected.LimitExceeded"]);
  const { nextRotationDate } = (await describeKey(ctx, { keyId })).keyMetadata;
  expect(Math.abs(Date.parse(nextRotationDate) - Date.now() - DAY_MS)).toBeLessThan(60_000);
});

test("a key whose deletion is cancelled in time stays; one whose time has come is gone", async () => {
  const ctx = await service.context();
  const instanceId = await newInstance(ctx);
  const doomed = await newKey(ctx, instanceId);
  await scheduleKeyDeletion(ctx, { keyId: doomed, pendingWindowInDays: 7 });
  const at = (ms: number) => ({
    ...service.service.services,
    now: () => new Date(Date.now() + 7 * DAY_MS + ms),
  });

  await runScheduler(at(-HOUR_MS));
  const before = await service.db.key.count({ where: { id: doomed } });
  await runScheduler(at(HOUR_MS));

  expect(before).toBe(1);
  await expect(describeKey(ctx, { keyId: doomed })).rejects.toMatchObject({ code: "Forbidden.KeyNotFound" });
});

test("one key that fails does not keep the others waiting, and is tried again later", async () => {
  const ctx = await service.context();
  const [broken = "", ...others] = await newKeys(ctx, 5, ROTATION);
  let isBroken = true;
  const { softwareKeys } = service.service.services;
  let tries = 0;
  const generate: typeof softwareKeys.generate = async (ref, kekId) => {
    if (ref.keyId === broken) tries += 1;
    if (ref.keyId === broken && isBroken) throw new Error("out of order");
    return softwareKeys.generate(ref, kekId);
  };
  let now = new Date();
  const services = {
    ...service.service.services,
    now: () => now,
    softwareKeys: new Proxy(softwareKeys, {
      get: (target, name) => {
        if (name === "generate") return generate;
        const member = Reflect.get(target, name, target) as unknown;
        return typeof member === "function" ? member.bind(target) : member;
      },
    }),
  };
  const scheduler = new Scheduler({ services });
  const { signal } = new AbortController();

  await scheduler.runDue(signal);
  await scheduler.runDue(signal);
  const triesAtOnce = tries;
  isBroken = false;
  now = new Date(now.getTime() + 60_000);
  await scheduler.runDue(signal);

  expect(triesAtOnce).toBe(1);
  expect(tries).toBe(2);
  for (const keyId of [broken, ...others]) {
    expect((await describeKey(ctx, { keyId })).keyMetadata.versionCount).toBe(2);
  }
});

test("a key for which the service is always unavailable does not keep the others waiting", async () => {
  const ctx = await service.context();
  const [stuck = "", other = ""] = await newKeys(ctx, 2, DELETION);
  await service.db.key.update({ where: { id: stuck }, data: { deleteAt: new Date(PAST.getTime() - 1) } });
  const done: string[] = [];
  const job: KeyJob = {
    due: "deletion",
    async run(jobCtx, keyId) {
      if (keyId === stuck) throw new KmsError("ServiceUnavailableTemporary");
      await deleteKey(jobCtx, { keyId });
      done.push(keyId);
    },
  };
  const runner = new KeyJobRunner({ services: service.service.services, job, onProgress: () => undefined });
  const { signal } = new AbortController();

  await expect(runner.runDue(signal)).rejects.toMatchObject({ code: "ServiceUnavailableTemporary" });
  await runner.runDue(signal);

  expect(done).toEqual([other]);
});

test("due keys beyond one batch are all done in one go, in every account", async () => {
  const contexts = [await service.context(), await service.context()];
  const keys = await Promise.all(contexts.map((ctx) => newKeys(ctx, 60, ROTATION)));

  await runScheduler();

  expect(await service.db.key.count({ where: { id: { in: keys.flat() }, versionCount: 2 } })).toBe(120);
});

test("a scheduler of another region leaves the keys alone", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx, await newInstance(ctx), ROTATION);

  await runScheduler({ ...service.service.services, region: "local-2" });

  expect((await describeKey(ctx, { keyId })).keyMetadata.versionCount).toBe(1);
});

test("a scheduler that is stopped begins nothing new", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx, await newInstance(ctx), ROTATION);

  await new Scheduler({ services: service.service.services }).runDue(AbortSignal.abort());

  expect((await describeKey(ctx, { keyId })).keyMetadata.versionCount).toBe(1);
});

test("private keys of expired imports are destroyed at once, the imports are forgotten a week later", async () => {
  const importOf = (id: string, expiresAt: Date) => ({
    id,
    accountId: "1",
    region: "local-1",
    keyId: "key-1",
    instanceId: "kst-1",
    wrappingAlgorithm: "RSAES_OAEP_SHA_256",
    wrappingKeySpec: "RSA_2048",
    kekId: id,
    wrappedPrivateKey: new Uint8Array([1, 2, 3]),
    publicKey: new Uint8Array([4]),
    importToken: new Uint8Array([5]),
    creatorId: "1",
    createdAt: PAST,
    expiresAt,
  });
  const [current, expired, old] = [
    "7ce1d081-06cb-42e6-aab6-5c5de0300001",
    "7ce1d081-06cb-42e6-aab6-5c5de0300002",
    "7ce1d081-06cb-42e6-aab6-5c5de0300003",
  ] as const;
  await service.db.keyImport.createMany({
    data: [
      importOf(current, new Date(Date.now() + HOUR_MS)),
      importOf(expired, new Date(Date.now() - HOUR_MS)),
      importOf(old, new Date(Date.now() - 8 * DAY_MS)),
    ],
  });

  await runScheduler();

  const left = await service.db.keyImport.findMany({ orderBy: { id: "asc" } });
  expect(left.map(({ id, wrappedPrivateKey }) => [id, wrappedPrivateKey.length])).toEqual([
    [current, 3],
    [expired, 0],
  ]);
});

test("sessions that ended more than a week ago are forgotten", async () => {
  const sessionOf = (idHash: number, publicId: string, expiresAt: Date) => ({
    idHash: new Uint8Array([idHash]),
    publicId,
    accountId: "1",
    userId: "1",
    createdAt: PAST,
    lastSeenAt: PAST,
    expiresAt,
    sourceIp: "",
    userAgent: "",
  });
  await service.db.session.createMany({
    data: [
      sessionOf(1, "7ce1d081-06cb-42e6-aab6-5c5de0300001", new Date(Date.now() - 6 * DAY_MS)),
      sessionOf(2, "7ce1d081-06cb-42e6-aab6-5c5de0300002", new Date(Date.now() - 8 * DAY_MS)),
    ],
  });

  await runScheduler();

  expect((await service.db.session.findMany()).map(({ idHash }) => idHash[0])).toEqual([1]);
});

test("old sums of uses are forgotten, and those of keys that are gone", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx, await newInstance(ctx));
  const at = new Date(Date.now() - 500 * DAY_MS);
  const later = new Date(at.getTime() + HOUR_MS);
  await storeUses(
    service.db,
    [at, later].map((lastAt) => ({ accountId: "1", keyId, at: lastAt })),
  );
  await storeUses(service.db, [{ accountId: "1", keyId: "key-gone", at: new Date() }]);

  await runScheduler();

  expect((await service.db.keyUse.findMany()).map((use) => use.keyId)).toEqual([keyId]);
});

test("after keys are destroyed their tables are vacuumed", async () => {
  const ctx = await service.context();
  const scheduler = new Scheduler({ services: service.service.services });
  const { signal } = new AbortController();
  await scheduler.runDue(signal);
  await vi.waitFor(async () => expect(await vacuums()).toBe(1));
  await scheduler.runDue(signal);
  await newKeys(ctx, 1, DELETION);

  await scheduler.runDue(signal);

  await vi.waitFor(async () => expect(await vacuums()).toBe(2));
});

/** How often the table of key versions was vacuumed by somebody who asked for it. */
async function vacuums(): Promise<number> {
  const rows = await service.db.$queryRaw<{ count: number }[]>`
    SELECT vacuum_count::int AS count FROM pg_stat_user_tables WHERE relname = 'key_version'`;
  return rows[0]?.count ?? 0;
}
