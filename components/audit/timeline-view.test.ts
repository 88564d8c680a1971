import fc from "fast-check";
import { expect, test } from "vitest";
import { lookupEventsSchema } from "@/lib/audit/schema";
import {
  canFollow,
  formatTimelineView,
  isNarrowed,
  lookupInput,
  parseTimelineView,
  TIME_PRESETS,
  type TimelineView,
  USUAL_VIEW,
} from "./timeline-view";

const NOW = new Date("2026-11-22T04:00:00Z");

const parse = (query: string) => parseTimelineView(new URLSearchParams(query));

const anyView: fc.Arbitrary<TimelineView> = fc
  .record({
    span: fc.constantFrom("any" as const, "custom" as const, ...(Object.keys(TIME_PRESETS) as ["1h"])),
    actor: fc.constantFrom("", "alice", "服务 & co"),
    actions: fc.uniqueArray(fc.constantFrom("CreateKey", "Encrypt", "Decrypt")),
    resource: fc.constantFrom("", "key-1/2?3"),
    ip: fc.constantFrom("", "::1"),
    result: fc.constantFrom("", "refused", "Rejected.Disabled"),
    effects: fc.constantFrom<TimelineView["effects"][]>(["write", "use"], ["read"], ["read", "write", "use"]),
  })
  .map(({ span, ...rest }) => ({
    ...rest,
    time: span,
    from: span === "custom" ? "2026-11-20T00:00:00Z" : "",
    to: span === "custom" ? "2026-11-21T00:00:00Z" : "",
  }));

test("a view survives the URL, and the service takes what it asks for", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(parse(formatTimelineView(view))).toEqual({ view, ignored: [] });
      expect(lookupEventsSchema.safeParse(lookupInput(view, NOW)).success).toBe(true);
    }),
  );
});

test("any query string gives a view the service takes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), fc.string(), (pairs, text) => {
      const names = ["time", "from", "to", "actor", "action", "resource", "ip", "result", "effect"];
      const query = new URLSearchParams([...pairs, ...names.map((name) => [name, text])] as string[][]);

      const { view } = parseTimelineView(query);

      expect(lookupEventsSchema.safeParse(lookupInput(view, NOW)).success).toBe(true);
    }),
  );
});

test("bad values are left out and named", () => {
  const { view, ignored } = parse("time=2y&action=Drop%20it&action=Encrypt&effect=all&actor=bob");

  expect(view).toEqual({ ...USUAL_VIEW, actions: ["Encrypt"], actor: "bob" });
  expect(ignored.toSorted()).toEqual(["action", "effect", "time"]);
});

test("an end before its start is left out", () => {
  const { view, ignored } = parse("from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z");

  expect(view).toMatchObject({ time: "custom", from: "2026-11-22T00:00:00Z", to: "" });
  expect(ignored).toEqual(["to"]);
});

test("a preset ends now, and only a fixed end stops the live view", () => {
  expect(lookupInput(parse("time=1h").view, NOW)).toMatchObject({ startTime: "2026-11-22T03:00:00.000Z" });
  expect(canFollow(parse("from=2026-11-21T00:00:00Z").view)).toBe(true);
  expect(canFollow(parse("to=2026-11-21T00:00:00Z").view)).toBe(false);
});

test("hidden or shown reads alone do not make a view narrow", () => {
  expect(isNarrowed(parse("effect=read&effect=write&effect=use").view)).toBe(false);
  expect(isNarrowed(parse("actor=bob").view)).toBe(true);
});
