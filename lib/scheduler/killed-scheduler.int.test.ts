import { afterAll, beforeAll, expect, test } from "vitest";
import { createKey } from "@/lib/keys/create-key";
import { scheduleKeyDeletion } from "@/lib/keys/schedule-key-deletion";
import type { OperationContext } from "@/lib/operation/operation-context";
import { newInstance } from "@/lib/testing/factories";
import { runKilled } from "@/lib/testing/run-killed";
import { type TestService, testService } from "@/lib/testing/test-service";
import { Scheduler } from "./scheduler";

const TIMEOUT_MS = 600_000;
const PAST = new Date("2026-01-01T00:00:00.000Z");
/** The jobs take more than this; fewer would mean that the count does not count. */
const PLAUSIBLE = { answered: 30, committing: 6 } as const;

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

interface DueKey {
  readonly keyId: string;
  readonly instanceId: string;
  readonly eventName: "RotateKey" | "DeleteKey" | "DeleteExpiredKeyMaterial";
  /** What is to be seen of it before and after, in the form of `seen`. */
  readonly before: object;
  readonly after: object;
}

const UNTOUCHED = { versions: 1, material: 1, versionCount: 1, keyCount: 1, events: 0 };
const GONE = { state: null, versions: 0, material: 0, versionCount: null, keyCount: 0, events: 1 };

async function newDueKeys(ctx: OperationContext): Promise<DueKey[]> {
  const rotated = await newKey(ctx, { enableAutomaticRotation: true, rotationInterval: "7d" });
  await change(rotated.keyId, { nextRotationAt: PAST });
  const deleted = await newKey(ctx, { tags: [{ tagKey: "env", tagValue: "prod" }] });
  await scheduleKeyDeletion(ctx, { keyId: deleted.keyId, pendingWindowInDays: 7 });
  await change(deleted.keyId, { deleteAt: PAST });
  const expired = await newKey(ctx, {});
  await change(expired.keyId, { origin: "EXTERNAL", materialExpireAt: PAST });
  return [
    {
      ...rotated,
      eventName: "RotateKey",
      before: { state: "Enabled", ...UNTOUCHED },
      after: { state: "Enabled", versions: 2, material: 2, versionCount: 2, keyCount: 2, events: 1 },
    },
    { ...deleted, eventName: "DeleteKey", before: { state: "PendingDeletion", ...UNTOUCHED }, after: GONE },
    {
      ...expired,
      eventName: "DeleteExpiredKeyMaterial",
      before: { state: "Enabled", ...UNTOUCHED },
      after: { state: "PendingImport", ...UNTOUCHED, material: 0, events: 1 },
    },
  ];
}

async function newKey(ctx: OperationContext, input: Omit<Parameters<typeof createKey>[1], "dkmsInstanceId">) {
  const instanceId = await newInstance(ctx);
  const { keyMetadata } = await createKey(ctx, { dkmsInstanceId: instanceId, ...input });
  return { keyId: keyMetadata.keyId, instanceId };
}

async function change(
  keyId: string,
  data: Parameters<typeof service.db.key.update>[0]["data"],
): Promise<void> {
  await service.db.key.update({ where: { id: keyId }, data });
}

async function seen({ keyId, instanceId, eventName }: DueKey): Promise<object> {
  const { db } = service;
  const key = await db.key.findUnique({ where: { id: keyId } });
  return {
    state: key?.state ?? null,
    versions: await db.keyVersion.count({ where: { keyId } }),
    material: await db.keyVersion.count({ where: { keyId, wrappedMaterial: { not: null } } }),
    versionCount: key?.versionCount ?? null,
    keyCount: (await db.kmsInstance.findUniqueOrThrow({ where: { id: instanceId } })).keyCount,
    events: await db.auditEvent.count({ where: { resourceName: keyId, eventName } }),
  };
}

test.each(["answered", "committing"] as const)(
  "a scheduler killed when any of its statements is %s leaves each key wholly before or wholly after, and another one finishes",
  async (moment) => {
    const ctx = await service.context();
    const outcomes = new Set<string>();
    let n = 1;
    for (; ; n += 1) {
      const keys = await newDueKeys(ctx);
      const isKilled = await runKilled("killed-scheduler", service, { moment, n });

      for (const key of keys) {
        const state = await seen(key);
        expect([key.before, key.after], `${key.eventName}, statement ${n}`).toContainEqual(state);
        outcomes.add(`${key.eventName} ${JSON.stringify(state) === JSON.stringify(key.before)}`);
      }
      await new Scheduler({ services: service.service.services }).runDue(new AbortController().signal);
      for (const key of keys) expect(await seen(key), `${key.eventName}, statement ${n}`).toEqual(key.after);
      if (!isKilled) break;
    }

    expect(n).toBeGreaterThan(PLAUSIBLE[moment]);
    // Each job was cut off before it was done, and after.
    if (moment === "answered") expect(outcomes.size).toBe(6);
  },
  TIMEOUT_MS,
);
