import type { EventSummary } from "@/lib/audit/schema";

export type MarkKind = "read" | "write" | "use" | "refused";

/** A mark on a lane: `at` and `width` are parts of the whole span, 0 to 1. */
export interface LaneMark {
  readonly kind: MarkKind;
  readonly at: number;
  readonly width: number;
}

export interface Lane {
  readonly actorName: string;
  readonly actorType: EventSummary["actorType"];
  readonly counts: Readonly<Record<MarkKind, number>>;
  readonly marks: readonly LaneMark[];
}

export interface Lanes {
  readonly from: Date;
  readonly to: Date;
  readonly lanes: readonly Lane[];
}

const LANES_MAX = 6;
/** Marks of one kind closer than this part of the span become one. */
const JOIN_WITHIN = 0.008;

/** Events of each actor on a line of time; the busiest actors first. `null` when there is nothing to compare. */
export function laneChart(events: readonly EventSummary[]): Lanes | null {
  const times = events.map(({ eventTime }) => Date.parse(eventTime));
  const from = Math.min(...times);
  const to = Math.max(...times);
  if (events.length < 2 || from === to) return null;
  const byActor = new Map<string, EventSummary[]>();
  for (const event of events) {
    const actor = event.actorName === "" ? event.actorType : `name ${event.actorName}`;
    const own = byActor.get(actor);
    if (own === undefined) byActor.set(actor, [event]);
    else own.push(event);
  }
  const lanes = [...byActor.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, LANES_MAX)
    .map((own) => laneOf(own, from, to));
  return { from: new Date(from), to: new Date(to), lanes };
}

function laneOf(events: readonly EventSummary[], from: number, to: number): Lane {
  const counts = { read: 0, write: 0, use: 0, refused: 0 };
  const marks: LaneMark[] = [];
  const oldestFirst = events.toReversed();
  for (const kind of ["read", "use", "write", "refused"] as const) {
    let last: { kind: MarkKind; at: number; width: number } | undefined;
    for (const event of oldestFirst) {
      if (kindOf(event) !== kind) continue;
      counts[kind] += 1;
      const at = (Date.parse(event.eventTime) - from) / (to - from);
      if (last !== undefined && at - (last.at + last.width) <= JOIN_WITHIN) last.width = at - last.at;
      else {
        last = { kind, at, width: 0 };
        marks.push(last);
      }
    }
  }
  const { actorName, actorType } = events[0] ?? { actorName: "", actorType: "anonymous" as const };
  return { actorName, actorType, counts, marks };
}

function kindOf(event: EventSummary): MarkKind {
  return event.errorCode === "" ? event.effect : "refused";
}
