import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActionTrailEvent } from "@/lib/operation/audit-event";
import type { OperationContext } from "@/lib/operation/operation-context";
import { sampleEvent } from "@/lib/testing/audit-event";
import { auditEvents } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { followEvents, VISIBILITY_LAG_MS } from "./follow-events";
import { getEvent } from "./get-event";
import { lookupEvents } from "./lookup-events";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** Stores events of the caller's account, one second apart, and gives their IDs in that order. */
async function recordEvents(
  ctx: OperationContext,
  events: readonly Partial<ActionTrailEvent>[],
): Promise<string[]> {
  const eventIds: string[] = [];
  for (const [index, changes] of events.entries()) {
    const event = sampleEvent({
      acsRegion: ctx.services.region,
      recipientAccountId: ctx.caller.actor.accountId,
      eventTime: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
      ...changes,
    });
    await ctx.services.audit.record(event);
    eventIds.push(event.eventId);
  }
  return eventIds;
}

const identity = (userName: string) => ({
  type: "ram-user" as const,
  accountId: "1000000000000001",
  principalId: "2",
  userName,
});

const ids = (page: { events: readonly { eventId: string }[] }) => page.events.map(({ eventId }) => eventId);
const DAY = { startTime: "2026-01-01T00:00:00Z", endTime: "2026-01-02T00:00:00Z" };

test("events come newest first, and every page continues where the one before ended", async () => {
  const ctx = await service.context();
  const sameTime = { eventTime: "2026-01-01T00:00:05.000Z" };
  const recorded = await recordEvents(ctx, [{}, {}, {}, sameTime, sameTime, sameTime, {}]);

  const seen: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await lookupEvents(ctx, {
      ...DAY,
      maxResults: 2,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    seen.push(...ids(page));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);

  expect(seen).toHaveLength(7);
  expect(new Set(seen)).toEqual(new Set(recorded));
  expect(seen.slice(0, 4)).toEqual([recorded[6], recorded[5], recorded[4], recorded[3]]);
});

test("each filter keeps what it names and nothing else", async () => {
  const ctx = await service.context();
  const [alice, bob, refused, other] = await recordEvents(ctx, [
    { userIdentity: identity("alice"), eventName: "CreateKey", resourceName: "key-a" },
    { userIdentity: identity("bob"), eventName: "DisableKey", resourceName: "key-b", sourceIpAddress: "::1" },
    { eventName: "Encrypt", errorCode: "Rejected.Disabled", errorMessage: "disabled" },
    {
      eventName: "DescribeKey",
      errorCode: "Forbidden.NoPermission",
      additionalEventData: { door: "console", effect: "read", scheme: "https", durationMs: 1 },
    },
  ]);

  const cases = [
    [{ actorName: "bob" }, [bob]],
    [{ eventNames: ["CreateKey", "Encrypt"] }, [refused, alice]],
    [{ resourceName: "key-a" }, [alice]],
    [{ sourceIp: "::1" }, [bob]],
    [{ result: "succeeded" }, [bob, alice]],
    [{ result: "refused" }, [other, refused]],
    [{ result: "Rejected.Disabled" }, [refused]],
    [{ effects: ["read" as const] }, [other]],
    [{ effects: ["write" as const], result: "refused" }, [refused]],
    [{ startTime: "2026-01-01T00:00:01Z", endTime: "2026-01-01T00:00:03Z" }, [refused, bob]],
  ] as const;

  for (const [filter, expected] of cases) {
    expect(ids(await lookupEvents(ctx, { ...DAY, ...structuredClone(filter) } as never))).toEqual(expected);
  }
});

test("events of another account or region are not to be seen", async () => {
  const ctx = await service.context();
  const stranger = await service.context();
  const [eventId] = await recordEvents(stranger, [{}]);
  await recordEvents(ctx, [{ acsRegion: "elsewhere" }]);

  await expect(lookupEvents(ctx, DAY)).resolves.toEqual({ events: [] });
  await expect(getEvent(ctx, { eventId: String(eventId) })).rejects.toMatchObject({
    code: "Forbidden.ResourceNotFound",
  });
});

test("looking leaves one event that keeps the filter", async () => {
  const ctx = await service.context();

  await lookupEvents(ctx, { ...DAY, actorName: "alice", result: "refused", effects: ["use"] });

  const rows = await auditEvents(service.db, "LookupEvents");
  const own = rows.find((row) => row.accountId === ctx.caller.actor.accountId);
  expect(own).toMatchObject({ effect: "read", errorCode: "", resourceType: "ACS::KMS::Event" });
  expect(own?.event.requestParameters).toEqual({
    StartTime: "2026-01-01T00:00:00.000Z",
    EndTime: "2026-01-02T00:00:00.000Z",
    ActorName: "alice",
    Result: "refused",
    Effects: ["use"],
    MaxResults: 50,
  });
});

test("an event is told whole, with the text and the hash it was stored with", async () => {
  const ctx = await service.context();
  const [eventId] = await recordEvents(ctx, [{}]);

  const detail = await getEvent(ctx, { eventId: String(eventId).toUpperCase() });

  const row = await service.db.auditEvent.findUniqueOrThrow({ where: { eventId: String(eventId) } });
  expect(detail.canonical).toBe(row.canonical);
  expect(detail.leafHash).toBe(Buffer.from(row.leafHash).toString("hex"));
  expect(detail.event.eventId).toBe(eventId);
});

test("who may only use keys sees no events, by none of the ways, and the refusal is recorded", async () => {
  const caller = await service.newCaller({ policyNames: ["AliyunKMSCryptoUserAccess"] });
  const ctx = await service.context(caller);
  const [eventId] = await recordEvents(ctx, [{}]);
  const denied = { code: "Forbidden.NoPermission" };

  await expect(lookupEvents(ctx, DAY)).rejects.toMatchObject(denied);
  await expect(getEvent(ctx, { eventId: String(eventId) })).rejects.toMatchObject(denied);
  await expect(followEvents(ctx, { eventNames: [], effects: [] }, new Date())).rejects.toMatchObject(denied);

  const rows = await auditEvents(service.db, "GetEvent");
  expect(rows.at(-1)).toMatchObject({ errorCode: "Forbidden.NoPermission", resourceName: eventId });
});

test.each([
  [{ startTime: "yesterday" }, "StartTime"],
  [{ startTime: "2026-01-01T00:00:00" }, "StartTime"],
  [{ startTime: "0000-01-01T00:00:00Z" }, "StartTime"],
  [{ endTime: "0001-01-01T00:00:00+01:00" }, "EndTime"],
  [{ startTime: "2026-01-02T00:00:00Z", endTime: "2026-01-01T00:00:00Z" }, "EndTime"],
  [{ actorName: "" }, "ActorName"],
  [{ actorName: "a\0b" }, "ActorName"],
  [{ actorName: "x".repeat(129) }, "ActorName"],
  [{ resourceName: "x".repeat(256) }, "ResourceName"],
  [{ sourceIp: "x".repeat(65) }, "SourceIp"],
  [{ eventNames: ["Drop Table"] }, "EventNames[0]"],
  [{ eventNames: Array.from({ length: 21 }, () => "CreateKey") }, "EventNames"],
  [{ result: "; DROP" }, "Result"],
  [{ effects: ["destroy"] }, "Effects[0]"],
  [{ maxResults: 0 }, "MaxResults"],
  [{ maxResults: 201 }, "MaxResults"],
  [{ nextToken: "1" }, "NextToken"],
  [{ nextToken: "1.9999999999999999999" }, "NextToken"],
  [{ unknown: 1 }, "request"],
])("the input %j is refused by the name of the parameter", async (input, parameter) => {
  const ctx = await service.context();

  await expect(lookupEvents.call(ctx, input)).rejects.toMatchObject({ code: "InvalidParameter", parameter });
});

test("a follower who drops what it knows sees an event once, although it commits after a later one", async () => {
  const ctx = await service.context();
  const filter = { eventNames: [], effects: [] };
  const base = Date.UTC(2026, 5, 1);
  const at = (ms: number) => ({ eventTime: new Date(base + ms).toISOString() });
  const known = new Set<string>();
  const poll = async (since: Date) => {
    const fresh = (await followEvents(ctx, filter, since)).filter(({ eventId }) => !known.has(eventId));
    for (const { eventId } of fresh) known.add(eventId);
    return fresh.map(({ eventId }) => eventId);
  };

  const [later] = await recordEvents(ctx, [at(5_000)]);
  const first = await poll(new Date(base + 4_000));
  const [lateComer] = await recordEvents(ctx, [at(1_000)]);
  const second = await poll(new Date(base + 6_000));
  const third = await poll(new Date(base + VISIBILITY_LAG_MS));

  expect([first, second, third]).toEqual([[later], [lateComer], []]);
});

test("following leaves no event of its own", async () => {
  const ctx = await service.context();

  await followEvents(ctx, { eventNames: [], effects: [] }, new Date());

  const count = await service.db.auditEvent.count({ where: { accountId: ctx.caller.actor.accountId } });
  expect(count).toBe(0);
});
