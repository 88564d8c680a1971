import type { EventSummary } from "@/lib/audit/schema";

const FOLD_SPAN_MS = 60_000;

/** Equal events in a row within a minute, newest first; mostly only one. */
export interface EventFold {
  readonly newest: EventSummary;
  readonly events: readonly EventSummary[];
}

export interface EventDay {
  /** `2026-11-22` in the reader's zone. */
  readonly day: string;
  readonly folds: readonly EventFold[];
}

/** Puts events, newest first, into days of a time zone, and folds those that say the same. */
export function groupEvents(events: readonly EventSummary[], timeZone: string): EventDay[] {
  const dayFormat = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const days: { day: string; folds: { newest: EventSummary; events: EventSummary[] }[] }[] = [];
  for (const event of events) {
    const day = dayFormat.format(new Date(event.eventTime));
    let current = days.at(-1);
    if (current?.day !== day) {
      current = { day, folds: [] };
      days.push(current);
    }
    const fold = current.folds.at(-1);
    if (fold !== undefined && saysTheSame(fold.newest, event)) fold.events.push(event);
    else current.folds.push({ newest: event, events: [event] });
  }
  return days;
}

function saysTheSame(newer: EventSummary, older: EventSummary): boolean {
  return (
    newer.actorType === older.actorType &&
    newer.actorName === older.actorName &&
    newer.eventName === older.eventName &&
    newer.resourceName === older.resourceName &&
    newer.errorCode === older.errorCode &&
    newer.sourceIp === older.sourceIp &&
    newer.door === older.door &&
    Date.parse(newer.eventTime) - Date.parse(older.eventTime) <= FOLD_SPAN_MS
  );
}

/** Both lists as one, newest first, each event once. */
export function mergeEvents(
  live: readonly EventSummary[],
  listed: readonly EventSummary[],
): readonly EventSummary[] {
  if (live.length === 0) return listed;
  const known = new Map([...live, ...listed].map((event) => [event.eventId, event]));
  return [...known.values()].sort((a, b) => compareText(b.eventTime, a.eventTime));
}

/** The same for times in UTC with milliseconds as for the instants. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
