import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ActionTrailEvent } from "@/lib/operation/audit-event";
import { sampleEvent, sampleUse } from "@/lib/testing/audit-event";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { auditRow } from "./canonical-event";
import { insertAuditRows } from "./insert-events";
import { type AuditRecorder, createAuditRecorder } from "./recorder";

const log = { warn: () => undefined, error: () => undefined };
const VERSION = "7ce1a081-6a57-4aa4-a1b0-3d0a2c6a6b2a";
const SLOT = 7;
let database: TestDatabase;
let client: pg.Pool;
const opened: AuditRecorder[] = [];

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Pool({ connectionString: database.url });
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((recorder) => recorder.close()));
});

afterAll(async () => {
  await client.end();
  await database.stop();
});

function openRecorder(): AuditRecorder {
  const recorder = createAuditRecorder({ databaseUrl: database.url, log });
  opened.push(recorder);
  return recorder;
}

async function countedCalls(keyId: string): Promise<number> {
  const { _sum } = await database.db.keyUse.aggregate({ where: { keyId }, _sum: { calls: true } });
  return Number(_sum.calls ?? 0);
}

const insert = (events: readonly ActionTrailEvent[]) => insertAuditRows(client, events.map(auditRow), SLOT);

test("calls are summed by version, operation, caller, result and hour", async () => {
  const keyId = "key-sums";
  const bob = { type: "ram-user", accountId: "1", principalId: "2", userName: "bob" } as const;
  const events = [
    sampleUse({ keyId, keyVersionId: VERSION, at: "2026-11-22T04:00:00.000Z" }),
    sampleUse({ keyId, keyVersionId: VERSION, at: "2026-11-22T04:59:59.999Z" }),
    sampleUse({ keyId, keyVersionId: VERSION, at: "2026-11-22T05:00:00.000Z" }),
    sampleUse({ keyId, keyVersionId: VERSION }, { eventName: "Decrypt" }),
    sampleUse({ keyId, keyVersionId: VERSION }, { userIdentity: bob }),
    sampleUse({ keyId }, { errorCode: "Rejected.Disabled" }),
  ];

  await insert(events);

  const rows = await database.db.keyUse.findMany({
    where: { keyId },
    orderBy: [{ errorCode: "asc" }, { hour: "asc" }, { eventName: "asc" }, { actorName: "asc" }],
  });
  const row = {
    accountId: "1000000000000001",
    region: "local-1",
    keyId,
    keyVersionId: VERSION,
    eventName: "Encrypt",
    actorType: "ram-user",
    actorId: "200000000000000001",
    actorName: "alice",
    errorCode: "",
    hour: new Date("2026-11-22T04:00:00Z"),
    slot: SLOT,
    calls: 1n,
    lastAt: new Date("2026-11-22T04:00:00Z"),
  };
  expect(rows).toEqual([
    { ...row, eventName: "Decrypt" },
    { ...row, calls: 2n, lastAt: new Date("2026-11-22T04:59:59.999Z") },
    { ...row, actorId: "2", actorName: "bob" },
    { ...row, hour: new Date("2026-11-22T05:00:00Z"), lastAt: new Date("2026-11-22T05:00:00Z") },
    { ...row, errorCode: "Rejected.Disabled", keyVersionId: "" },
  ]);
});

test("a batch that is written again, whole or in halves, is counted once", async () => {
  const events = Array.from({ length: 10 }, () => sampleUse({ keyId: "key-again" }));

  await insert(events);
  await insert(events);
  await insert(events.slice(0, 4));
  const later = sampleUse({ keyId: "key-again" });
  await insert([...events.slice(4), later, later]);

  expect(await countedCalls("key-again")).toBe(11);
});

test("an event whose ID belongs to another is not counted", async () => {
  const first = sampleUse({ keyId: "key-first" });
  const second = sampleUse({ keyId: "key-second" }, { eventId: first.eventId });

  const [, refused] = await insert([first, second]);
  const [refusedAgain] = await insert([second]);

  expect(refused).toMatchObject({ code: "InternalFailure" });
  expect(refusedAgain).toMatchObject({ code: "InternalFailure" });
  expect([await countedCalls("key-first"), await countedCalls("key-second")]).toEqual([1, 0]);
});

test("a batch that the database refuses in part counts what was written, once", async () => {
  const recorder = openRecorder();
  const good = Array.from({ length: 20 }, () => sampleUse({ keyId: "key-halves" }));
  const bad = sampleUse({ keyId: "key-halves" }, { eventId: "not-a-uuid" });

  const results = await Promise.allSettled(
    [...good.slice(0, 7), bad, ...good.slice(7)].map((event) => recorder.record(event)),
  );

  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(await countedCalls("key-halves")).toBe(20);
});

test("what a rolled back batch would have counted is not there", async () => {
  const connection = await client.connect();
  await connection.query("BEGIN");

  await insertAuditRows(connection, [auditRow(sampleUse({ keyId: "key-undone" }))], SLOT);
  await connection.query("ROLLBACK");
  connection.release();

  expect(await countedCalls("key-undone")).toBe(0);
});

test("changes are not counted, and neither are they in a batch with uses", async () => {
  const recorder = openRecorder();
  await Promise.all([
    recorder.record(sampleEvent({ resourceName: "key-changed" })),
    recorder.record(sampleUse({ keyId: "key-used" })),
  ]);
  await database.db.$transaction((db) => recorder.recordIn(db, sampleEvent({ resourceName: "key-changed" })));

  expect([await countedCalls("key-changed"), await countedCalls("key-used")]).toEqual([0, 1]);
});

test("several processes that use the same keys at once count every call, and none waits for ever", async () => {
  const recorders = Array.from({ length: 6 }, openRecorder);
  const keyIds = Array.from({ length: 20 }, (_, index) => `key-many-${index}`);

  await Promise.all(
    recorders.flatMap((recorder, process) =>
      Array.from({ length: 400 }, (_, call) =>
        // Each process names the keys in another order.
        recorder.record(sampleUse({ keyId: keyIds[(call * 7 + process * 3) % keyIds.length] ?? "" })),
      ),
    ),
  );

  const counts = await Promise.all(keyIds.map(countedCalls));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2_400);
});

test("writers that took the same slot by chance count every call too", async () => {
  const batches = Array.from({ length: 12 }, (_, batch) => {
    const events = Array.from({ length: 50 }, (_, call) => sampleUse({ keyId: `key-slot-${call % 10}` }));
    return batch % 2 === 0 ? events : events.reverse();
  });

  await Promise.all(batches.map(insert));

  const counts = await Promise.all(Array.from({ length: 10 }, (_, key) => countedCalls(`key-slot-${key}`)));
  expect(counts).toEqual(Array.from({ length: 10 }, () => 60));
});

test("connections killed again and again leave as many calls counted as events stored", async () => {
  const recorder = openRecorder();
  const keyId = "key-killed";
  const killer = new pg.Client({ connectionString: database.url });
  await killer.connect();
  let acknowledged = 0;

  const writing = Array.from({ length: 40 }, async () => {
    for (let count = 0; count < 50; count += 1) {
      await recorder.record(sampleUse({ keyId })).then(
        () => {
          acknowledged += 1;
        },
        () => undefined,
      );
    }
  });
  const killing = (async () => {
    for (let count = 0; count < 30; count += 1) {
      await killer.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'keyward-audit' AND datname = current_database()",
      );
    }
  })();
  await Promise.all([...writing, killing]);
  await killer.end();

  const stored = await database.db.auditEvent.count({ where: { resourceName: keyId } });
  expect(await countedCalls(keyId)).toBe(stored);
  expect(stored).toBeGreaterThanOrEqual(acknowledged);
  expect(acknowledged).toBeGreaterThan(0);
});
