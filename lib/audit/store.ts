import type { ActionTrailEvent } from "@/lib/operation/audit-event";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { EventCursor, EventFilter } from "./schema";

export interface StoredEvent extends EventCursor {
  readonly event: ActionTrailEvent;
}

interface EventRow extends EventCursor {
  readonly canonical: string;
}

/** Events that pass the filter, newest first; `after` continues behind the last event of a page. */
export async function listEvents(
  db: Database,
  scope: Scope,
  filter: EventFilter,
  { limit, after }: { limit: number; after?: EventCursor | undefined },
): Promise<StoredEvent[]> {
  const conditions = [
    Prisma.sql`account_id = ${scope.accountId}`,
    Prisma.sql`region = ${scope.region}`,
    ...timeConditions(filter),
    ...columnConditions(filter),
    ...(after === undefined
      ? []
      : [Prisma.sql`(event_at, id) < (${after.eventAt}::timestamptz, ${after.id}::bigint)`]),
  ];
  const rows = await db.$queryRaw<EventRow[]>`
    SELECT id, event_at AS "eventAt", canonical FROM audit_event
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY event_at DESC, id DESC LIMIT ${limit}`;
  return rows.map(({ id, eventAt, canonical }) => ({ id, eventAt, event: parseStored(canonical) }));
}

function timeConditions({ startTime, endTime }: EventFilter): Prisma.Sql[] {
  return [
    ...(startTime === undefined ? [] : [Prisma.sql`event_at >= ${startTime}::timestamptz`]),
    ...(endTime === undefined ? [] : [Prisma.sql`event_at < ${endTime}::timestamptz`]),
  ];
}

function columnConditions(filter: EventFilter): Prisma.Sql[] {
  const { actorName, eventNames, resourceName, sourceIp, effects } = filter;
  return [
    ...(actorName === undefined ? [] : [Prisma.sql`actor_name = ${actorName}`]),
    ...(resourceName === undefined ? [] : [Prisma.sql`resource_name = ${resourceName}`]),
    ...(sourceIp === undefined ? [] : [Prisma.sql`source_ip = ${sourceIp}`]),
    ...anyOf(Prisma.sql`event_name`, eventNames),
    ...anyOf(Prisma.sql`effect`, effects),
    ...resultConditions(filter.result),
  ];
}

function anyOf(column: Prisma.Sql, values: readonly string[]): Prisma.Sql[] {
  const [only] = values;
  if (only === undefined) return [];
  return values.length === 1
    ? [Prisma.sql`${column} = ${only}`]
    : [Prisma.sql`${column} = ANY(${[...values]})`];
}

/** `> ''` says the same as `<> ''`, and an index can answer it. */
function resultConditions(result: string | undefined): Prisma.Sql[] {
  switch (result) {
    case undefined:
      return [];
    case "succeeded":
      return [Prisma.sql`error_code = ''`];
    case "refused":
      return [Prisma.sql`error_code > ''`];
    default:
      return [Prisma.sql`error_code = ${result}`];
  }
}

/** One event of the scope, with the text and the hash it was stored with. */
export async function findEvent(
  db: Database,
  scope: Scope,
  eventId: string,
): Promise<{ event: ActionTrailEvent; canonical: string; leafHash: Uint8Array } | null> {
  const row = await db.auditEvent.findFirst({
    where: { eventId, accountId: scope.accountId, region: scope.region },
    select: { canonical: true, leafHash: true },
  });
  return row === null ? null : { event: parseStored(row.canonical), ...row };
}

/** Whether there is an event of this name without an error. */
export async function hasSuccessfulEvent(db: Database, scope: Scope, eventName: string): Promise<boolean> {
  const row = await db.auditEvent.findFirst({
    where: { accountId: scope.accountId, region: scope.region, eventName, errorCode: "" },
    select: { id: true },
    orderBy: [{ eventAt: "desc" }, { id: "desc" }],
  });
  return row !== null;
}

/** The recorder is the only one that writes this text, from an `ActionTrailEvent`. */
function parseStored(canonical: string): ActionTrailEvent {
  return JSON.parse(canonical) as ActionTrailEvent;
}
