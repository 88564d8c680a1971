import { randomUUID } from "node:crypto";
import net from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sampleEvent } from "@/lib/testing/audit-event";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type AuditRecorder, type AuditRecorderOptions, createAuditRecorder } from "./recorder";

const log = { warn: () => undefined, error: () => undefined };
let database: TestDatabase;
const opened: AuditRecorder[] = [];

beforeAll(async () => {
  database = await testDatabase();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((recorder) => recorder.close()));
});

afterAll(async () => {
  await database.stop();
});

function openRecorder(options: Partial<AuditRecorderOptions> = {}): AuditRecorder {
  const recorder = createAuditRecorder({ databaseUrl: database.url, log, ...options });
  opened.push(recorder);
  return recorder;
}

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

test("an event is stored with its columns, its canonical text and its hash once the promise is kept", async () => {
  const event = sampleEvent({ errorCode: "Rejected.Disabled", errorMessage: "disabled" });

  await openRecorder().record(event);

  const row = await database.db.auditEvent.findUniqueOrThrow({ where: { eventId: event.eventId } });
  expect(row).toMatchObject({
    eventAt: new Date(event.eventTime),
    accountId: event.recipientAccountId,
    eventName: "DisableKey",
    effect: "write",
    actorName: "alice",
    resourceName: "key-hzz6a2f4c19d8e",
    errorCode: "Rejected.Disabled",
    sourceIp: "203.0.113.7",
  });
  expect(JSON.parse(row.canonical)).toEqual(event);
});

test("10,000 events at once are each stored exactly once", async () => {
  const recorder = openRecorder();
  const accountId = "1000000000000042";
  const events = Array.from({ length: 10_000 }, () => sampleEvent({ recipientAccountId: accountId }));

  await Promise.all(events.map((event) => recorder.record(event)));

  const stored = await database.db.auditEvent.findMany({ where: { accountId }, select: { eventId: true } });
  expect(stored).toHaveLength(10_000);
  expect(new Set(stored.map((row) => row.eventId))).toEqual(new Set(events.map((event) => event.eventId)));
  expect(recorder.depth()).toBe(0);
});

test("connections killed again and again lose nothing and double nothing", async () => {
  const recorder = openRecorder();
  const accountId = "1000000000000043";
  const killer = new pg.Client({ connectionString: database.url });
  await killer.connect();
  const kept: string[] = [];

  const writing = Array.from({ length: 40 }, async () => {
    for (let count = 0; count < 50; count += 1) {
      const event = sampleEvent({ recipientAccountId: accountId });
      await recorder.record(event).then(
        () => kept.push(event.eventId),
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

  const stored = await database.db.auditEvent.findMany({ where: { accountId }, select: { eventId: true } });
  const storedIds = new Set(stored.map((row) => row.eventId));
  expect(storedIds.size).toBe(stored.length);
  expect(kept.filter((eventId) => !storedIds.has(eventId))).toEqual([]);
  expect(kept.length).toBeGreaterThan(0);
});

test("an event that was committed although its answer was lost is recorded by the repetition", async () => {
  const event = sampleEvent();
  await openRecorder().record(event);

  await expect(openRecorder().record(event)).resolves.toBeUndefined();

  await expect(database.db.auditEvent.count({ where: { eventId: event.eventId } })).resolves.toBe(1);
});

test("another event under an ID that was used is refused, and the first stays as it was", async () => {
  const recorder = openRecorder();
  const first = sampleEvent();
  await recorder.record(first);

  const second = recorder.record({ ...first, errorCode: "InternalFailure" });

  await expect(second).rejects.toMatchObject({ code: "InternalFailure" });
  const row = await database.db.auditEvent.findUniqueOrThrow({ where: { eventId: first.eventId } });
  expect(row.errorCode).toBe("");
});

test("an event that cannot be stored is refused alone; the others of its batch are stored", async () => {
  const recorder = openRecorder();
  const good = Array.from({ length: 20 }, () => sampleEvent());
  const bad = sampleEvent({ eventId: "not-a-uuid" });

  const results = await Promise.allSettled(
    [...good.slice(0, 7), bad, ...good.slice(7)].map((event) => recorder.record(event)),
  );

  expect(results.filter((result) => result.status === "rejected")).toHaveLength(1);
  expect(results[7]?.status).toBe("rejected");
  const eventIds = good.map((event) => event.eventId);
  await expect(database.db.auditEvent.count({ where: { eventId: { in: eventIds } } })).resolves.toBe(20);
});

test("an event without a canonical form is refused before it reaches a batch", async () => {
  await expect(openRecorder().record(sampleEvent({ resourceName: "\ud800" }))).rejects.toThrow();
});

test("an event in a transaction is there when it commits and gone when it does not", async () => {
  const recorder = openRecorder();
  const kept = sampleEvent();
  const undone = sampleEvent();

  await database.db.$transaction((db) => recorder.recordIn(db, kept));
  const failing = database.db.$transaction(async (db) => {
    await recorder.recordIn(db, undone);
    throw new Error("undo");
  });

  await expect(failing).rejects.toThrow("undo");
  const eventIds = [kept.eventId, undone.eventId];
  const rows = await database.db.auditEvent.findMany({ where: { eventId: { in: eventIds } } });
  expect(rows.map((row) => row.eventId)).toEqual([kept.eventId]);
});

test("closing writes what waits and refuses what comes later", async () => {
  const recorder = openRecorder();
  const events = Array.from({ length: 3_000 }, () => sampleEvent({ recipientAccountId: "1000000000000044" }));
  const recorded = Promise.all(events.map((event) => recorder.record(event)));

  await recorder.close();

  await expect(recorded).resolves.toHaveLength(3_000);
  await expect(recorder.record(sampleEvent())).rejects.toMatchObject({ code: "ServiceUnavailableTemporary" });
  const stored = await database.db.auditEvent.count({ where: { accountId: "1000000000000044" } });
  expect(stored).toBe(3_000);
});

test("every waiting caller is refused while the database is away", async () => {
  const databaseUrl = `postgresql://nobody:nothing@127.0.0.1:${await closedPort()}/none`;
  const recorder = openRecorder({ databaseUrl });

  const results = await Promise.allSettled([1, 2, 3].map(() => recorder.record(sampleEvent())));

  expect(results.map((result) => result.status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(recorder.depth()).toBe(0);
});

test("beyond the limit of the queue a caller is refused at once", async () => {
  const recorder = openRecorder({ queueLimit: 2 });
  const event = () => sampleEvent({ eventId: randomUUID() });

  const results = await Promise.allSettled([1, 2, 3].map(() => recorder.record(event())));

  expect(results.map((result) => result.status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
});
