import { afterAll, beforeAll, expect, test } from "vitest";
import type { OperationContext } from "@/lib/operation/operation-context";
import { sampleEvent } from "@/lib/testing/audit-event";
import { type TestService, testService } from "@/lib/testing/test-service";
import { type LiveLook, liveEvents } from "./live-events";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

const POLL_MS = 5;

function follow(findContext: () => Promise<OperationContext | null>, signal = new AbortController().signal) {
  const filter = { eventNames: [], effects: [] };
  return liveEvents({ findContext, filter, since: new Date(), pollMs: POLL_MS, signal });
}

async function record(ctx: OperationContext): Promise<string> {
  const event = sampleEvent({
    acsRegion: ctx.services.region,
    recipientAccountId: ctx.caller.actor.accountId,
    eventTime: new Date().toISOString(),
  });
  await ctx.services.audit.record(event);
  return event.eventId;
}

async function nextIds(looks: AsyncGenerator<LiveLook>): Promise<string[]> {
  const { value } = await looks.next();
  return value === undefined ? [] : (value as LiveLook).events.map(({ eventId }) => eventId);
}

test("each new event comes once, in the look after it was recorded", async () => {
  const ctx = await service.context();
  const looks = follow(async () => ctx);

  const empty = await nextIds(looks);
  const eventId = await record(ctx);
  const found = await nextIds(looks);
  const again = await nextIds(looks);

  expect([empty, found, again]).toEqual([[], [eventId], []]);
});

test("looking ends when the session is gone", async () => {
  const ctx = await service.context();
  const contexts = [ctx, null];
  const looks = follow(async () => contexts.shift() ?? null);

  await looks.next();

  await expect(looks.next()).rejects.toMatchObject({ code: "NotSignedIn" });
});

test("looking ends when the permission is gone", async () => {
  const ctx = await service.context();
  const { actor } = ctx.caller;
  if (actor.type !== "ram-user") throw new Error("a user is expected");
  const without = { ...ctx, caller: { ...ctx.caller, actor: { ...actor, policyNames: [] } } };
  const contexts: OperationContext[] = [ctx, without];
  const looks = follow(async () => contexts.shift() ?? null);

  await looks.next();

  await expect(looks.next()).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
});

test("looking ends with the signal", async () => {
  const ctx = await service.context();
  const ending = new AbortController();
  const looks = follow(async () => ctx, ending.signal);
  await looks.next();

  ending.abort();

  await expect(looks.next()).resolves.toMatchObject({ done: true });
});
