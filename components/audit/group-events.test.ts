import { expect, test } from "vitest";
import type { EventSummary } from "@/lib/audit/schema";
import { groupEvents, mergeEvents } from "./group-events";

function event(eventId: string, eventTime: string, changes: Partial<EventSummary> = {}): EventSummary {
  return {
    eventId,
    eventTime,
    eventName: "Decrypt",
    effect: "use",
    actorType: "ram-user",
    actorName: "billing-api",
    resourceType: "ACS::KMS::Key",
    resourceName: "key-1",
    errorCode: "",
    sourceIp: "10.0.0.1",
    door: "gateway",
    ...changes,
  };
}

test("equal events within a minute are one fold, and the fold keeps all of them", () => {
  const events = [
    event("a", "2026-11-22T10:00:59.000Z"),
    event("b", "2026-11-22T10:00:30.000Z"),
    event("c", "2026-11-22T09:59:59.000Z"),
    event("d", "2026-11-22T09:59:58.000Z"),
  ];

  const [day] = groupEvents(events, "UTC");

  expect(day?.folds.map((fold) => fold.events.map(({ eventId }) => eventId))).toEqual([
    ["a", "b", "c"],
    ["d"],
  ]);
});

test("events that differ in anything a line says are not folded", () => {
  const at = "2026-11-22T10:00:00.000Z";
  const events = [
    event("a", at),
    event("b", at, { actorName: "other" }),
    event("c", at, { errorCode: "Rejected.Disabled" }),
    event("d", at, { resourceName: "key-2" }),
    event("e", at, { sourceIp: "10.0.0.2" }),
  ];

  const [day] = groupEvents(events, "UTC");

  expect(day?.folds).toHaveLength(5);
});

test("days are those of the reader's time zone", () => {
  const events = [event("a", "2026-11-22T17:00:00.000Z"), event("b", "2026-11-22T15:00:00.000Z")];

  expect(groupEvents(events, "Asia/Shanghai").map(({ day }) => day)).toEqual(["2026-11-23", "2026-11-22"]);
  expect(groupEvents(events, "UTC").map(({ day }) => day)).toEqual(["2026-11-22"]);
});

test("live and listed events become one list, newest first, each once", () => {
  const [old, middle, young] = [
    event("old", "2026-11-22T10:00:00.000Z"),
    event("middle", "2026-11-22T10:00:01.000Z"),
    event("young", "2026-11-22T10:00:02.000Z"),
  ];

  expect(mergeEvents([young, old], [middle, old]).map(({ eventId }) => eventId)).toEqual([
    "young",
    "middle",
    "old",
  ]);
});
