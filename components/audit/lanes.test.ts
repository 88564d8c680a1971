import { expect, test } from "vitest";
import type { EventSummary } from "@/lib/audit/schema";
import { laneChart } from "./lanes";

function event(second: number, changes: Partial<EventSummary> = {}): EventSummary {
  return {
    eventId: String(second),
    eventTime: new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString(),
    eventName: "Encrypt",
    effect: "use",
    actorType: "ram-user",
    actorName: "alice",
    resourceType: "",
    resourceName: "",
    errorCode: "",
    sourceIp: "",
    door: "console",
    ...changes,
  };
}

test("each actor has a lane, the busiest first, with what was done counted by kind", () => {
  const chart = laneChart([
    event(1000, { errorCode: "Rejected.Disabled" }),
    event(900, { actorName: "bob", effect: "write" }),
    event(0),
  ]);

  expect(
    chart?.lanes.map(({ actorName, counts }) => [actorName, counts.use, counts.write, counts.refused]),
  ).toEqual([
    ["alice", 1, 0, 1],
    ["bob", 0, 1, 0],
  ]);
});

test("marks stand at their part of the span, and close ones become one", () => {
  const chart = laneChart([event(1000), event(502), event(500), event(0)]);

  expect(chart?.lanes[0]?.marks).toEqual([
    { kind: "use", at: 0, width: 0 },
    { kind: "use", at: 0.5, width: 0.0020000000000000018 },
    { kind: "use", at: 1, width: 0 },
  ]);
});

test("a single instant is no chart", () => {
  expect(laneChart([event(1)])).toBeNull();
  expect(laneChart([event(1), event(1)])).toBeNull();
  expect(laneChart([])).toBeNull();
});
