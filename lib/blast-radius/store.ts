import { REFUSED_FOR_STATE } from "@/lib/audit/key-uses";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import { type Periods, startOfHour } from "./periods";
import type { CallCounts } from "./schema";

/** Uses with success, of one key. The conditions follow the order of the primary key. */
function usesOf(scope: Scope, keyId: string): Prisma.Sql {
  return Prisma.sql`u.key_id = ${keyId} AND u.error_code = ''
    AND u.account_id = ${scope.accountId} AND u.region = ${scope.region}`;
}

/** `versions`: those that were ever used, each found by one step through the primary key. The last is NULL. */
function usedVersions(scope: Scope, keyId: string): Prisma.Sql {
  return Prisma.sql`versions (key_version_id) AS (
      (SELECT u.key_version_id FROM key_use u WHERE ${usesOf(scope, keyId)} ORDER BY u.key_version_id LIMIT 1)
    UNION ALL
      SELECT (SELECT u.key_version_id FROM key_use u
        WHERE ${usesOf(scope, keyId)} AND u.key_version_id > v.key_version_id ORDER BY u.key_version_id LIMIT 1)
      FROM versions v WHERE v.key_version_id IS NOT NULL
    )`;
}

/** `recent`: the rows of all versions from an hour on. */
function recentUses(scope: Scope, keyId: string, since: Date): Prisma.Sql {
  return Prisma.sql`recent AS (
      SELECT use.* FROM versions v CROSS JOIN LATERAL (
        SELECT u.* FROM key_use u
        WHERE ${usesOf(scope, keyId)} AND u.key_version_id = v.key_version_id AND u.hour >= ${since}
      ) use
    )`;
}

function callCounts({ dayAgo, weekAgo, monthAgo }: Periods): Prisma.Sql {
  const callsSince = (since: Date) =>
    Prisma.sql`COALESCE(SUM(u.calls) FILTER (WHERE u.hour >= ${since}), 0)::float8`;
  return Prisma.sql`${callsSince(dayAgo)} AS "last24Hours", ${callsSince(weekAgo)} AS "last7Days",
    ${callsSince(monthAgo)} AS "last30Days"`;
}

export interface VersionUseRow extends CallCounts {
  readonly keyVersionId: string;
  readonly lastAt: Date;
  readonly lastActorName: string;
  readonly lastEventName: string;
}

/** Every version that was ever used, the one used last first. */
export async function listVersionUses(
  db: Database,
  scope: Scope,
  keyId: string,
  periods: Periods,
): Promise<VersionUseRow[]> {
  return db.$queryRaw<VersionUseRow[]>`
    WITH RECURSIVE ${usedVersions(scope, keyId)}
    SELECT v.key_version_id AS "keyVersionId", last.last_at AS "lastAt", last.actor_name AS "lastActorName",
      last.event_name AS "lastEventName", sums.*
    FROM versions v
    CROSS JOIN LATERAL (
      SELECT u.last_at, u.actor_name, u.event_name FROM key_use u
      WHERE ${usesOf(scope, keyId)} AND u.key_version_id = v.key_version_id
      ORDER BY u.hour DESC, u.last_at DESC LIMIT 1
    ) last
    CROSS JOIN LATERAL (
      SELECT ${callCounts(periods)} FROM key_use u
      WHERE ${usesOf(scope, keyId)} AND u.key_version_id = v.key_version_id AND u.hour >= ${periods.monthAgo}
    ) sums
    ORDER BY last.last_at DESC, v.key_version_id`;
}

export interface UserRow extends CallCounts {
  readonly actorType: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly lastAt: Date;
  readonly eventNames: string[];
}

/** Who used a key from `since` on, the last first. A name is the one of the last call: the user may be gone. */
export async function listUsers(
  db: Database,
  scope: Scope,
  keyId: string,
  { since, periods, limit }: { since: Date; periods: Periods; limit: number },
): Promise<UserRow[]> {
  return db.$queryRaw<UserRow[]>`
    WITH RECURSIVE ${usedVersions(scope, keyId)},
    ${recentUses(scope, keyId, since)},
    sums AS (
      SELECT u.actor_type, u.actor_id, u.actor_name, u.event_name, MAX(u.last_at) AS last_at, ${callCounts(periods)}
      FROM recent u GROUP BY 1, 2, 3, 4
    ),
    operations AS (
      SELECT actor_type, actor_id, event_name, SUM("last30Days") AS calls FROM sums
      WHERE "last30Days" > 0 GROUP BY 1, 2, 3
    )
    SELECT s.actor_type AS "actorType", s.actor_id AS "actorId",
      (ARRAY_AGG(s.actor_name ORDER BY s.last_at DESC))[1] AS "actorName", MAX(s.last_at) AS "lastAt",
      SUM(s."last24Hours") AS "last24Hours", SUM(s."last7Days") AS "last7Days", SUM(s."last30Days") AS "last30Days",
      ARRAY(SELECT o.event_name FROM operations o WHERE o.actor_type = s.actor_type AND o.actor_id = s.actor_id
        ORDER BY o.calls DESC, o.event_name) AS "eventNames"
    FROM sums s GROUP BY s.actor_type, s.actor_id
    ORDER BY MAX(s.last_at) DESC, s.actor_id LIMIT ${limit}`;
}

export interface RefusedRow extends CallCounts {
  readonly errorCode: string;
  readonly eventName: string;
  readonly actorName: string;
  readonly lastAt: Date;
}

/** Calls refused for the key's state in the last 30 days, newest first. No version is chosen for such a call. */
export async function listRefusedUses(
  db: Database,
  scope: Scope,
  keyId: string,
  { periods, limit }: { periods: Periods; limit: number },
): Promise<RefusedRow[]> {
  return db.$queryRaw<RefusedRow[]>`
    SELECT u.error_code AS "errorCode", u.event_name AS "eventName",
      (ARRAY_AGG(u.actor_name ORDER BY u.last_at DESC))[1] AS "actorName", MAX(u.last_at) AS "lastAt",
      ${callCounts(periods)}
    FROM key_use u
    WHERE u.key_id = ${keyId} AND u.error_code = ANY(${[...REFUSED_FOR_STATE]}) AND u.key_version_id = ''
      AND u.hour >= ${periods.monthAgo} AND u.account_id = ${scope.accountId} AND u.region = ${scope.region}
    GROUP BY u.error_code, u.event_name, u.actor_type, u.actor_id
    ORDER BY MAX(u.last_at) DESC, u.event_name, u.actor_id LIMIT ${limit}`;
}

export interface RecentUse {
  readonly lastAt: Date;
  readonly lastActorName: string;
  readonly calls: number;
}

/** The last use at or after an instant, and the calls since then; the hour of `since` counts whole. */
export async function findRecentUse(
  db: Database,
  scope: Scope,
  keyId: string,
  since: Date,
): Promise<RecentUse | null> {
  const rows = await db.$queryRaw<RecentUse[]>`
    WITH RECURSIVE ${usedVersions(scope, keyId)},
    ${recentUses(scope, keyId, startOfHour(since))},
    callers AS (
      SELECT u.actor_name, MAX(u.last_at) AS last_at, SUM(u.calls) AS calls FROM recent u
      WHERE u.last_at >= ${since} GROUP BY u.actor_name
    )
    SELECT MAX(last_at) AS "lastAt", (ARRAY_AGG(actor_name ORDER BY last_at DESC))[1] AS "lastActorName",
      SUM(calls)::float8 AS calls
    FROM callers HAVING COUNT(*) > 0`;
  return rows[0] ?? null;
}

/** Every alias of a key, in order of creation. */
export async function listAliasNames(db: Database, scope: Scope, keyId: string): Promise<string[]> {
  const aliases = await db.alias.findMany({
    where: { keyId, accountId: scope.accountId, region: scope.region },
    select: { aliasName: true },
    orderBy: [{ createdAt: "asc" }, { aliasName: "asc" }],
  });
  return aliases.map(({ aliasName }) => aliasName);
}

/**
 * Deletes rows of hours before an instant, `limit` at most, unless they are of the last hour with this result of
 * their key and version. Rows that somebody else deletes are left to them.
 */
export async function deleteUsesBefore(db: Database, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM key_use WHERE ctid = ANY (ARRAY(
      SELECT u.ctid FROM key_use u
      WHERE u.hour < ${before} AND EXISTS (
        SELECT 1 FROM key_use later
        WHERE later.key_id = u.key_id AND later.error_code = u.error_code
          AND later.key_version_id = u.key_version_id AND later.hour > u.hour
      )
      LIMIT ${limit} FOR UPDATE OF u SKIP LOCKED
    ))`;
}

/**
 * Deletes rows of keys that are not there any more, `limit` at most. The keys that were used are found by one step
 * through the primary key for each.
 */
export async function deleteUsesOfGoneKeys(db: Database, limit: number): Promise<number> {
  return db.$executeRaw`
    WITH RECURSIVE used (key_id) AS (
        (SELECT u.key_id FROM key_use u ORDER BY u.key_id LIMIT 1)
      UNION ALL
        SELECT (SELECT u.key_id FROM key_use u WHERE u.key_id > used.key_id ORDER BY u.key_id LIMIT 1)
        FROM used WHERE used.key_id IS NOT NULL
    )
    DELETE FROM key_use WHERE ctid = ANY (ARRAY(
      SELECT u.ctid FROM used JOIN key_use u ON u.key_id = used.key_id
      WHERE NOT EXISTS (SELECT 1 FROM kms_key k WHERE k.id = used.key_id)
      LIMIT ${limit} FOR UPDATE OF u SKIP LOCKED
    ))`;
}
