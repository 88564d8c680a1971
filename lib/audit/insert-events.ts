import type pg from "pg";
import type { Database } from "@/lib/platform/db";
import { KmsError } from "@/lib/platform/errors";
import type { AuditRow } from "./canonical-event";
import type { UsedKey } from "./key-uses";

const COLUMNS = [
  ["event_id", "uuid"],
  ["event_at", "timestamptz"],
  ["account_id", "text"],
  ["region", "text"],
  ["event_name", "text"],
  ["effect", "text"],
  ["actor_type", "text"],
  ["actor_id", "text"],
  ["actor_name", "text"],
  ["resource_type", "text"],
  ["resource_name", "text"],
  ["error_code", "text"],
  ["source_ip", "text"],
  ["canonical", "text"],
  ["leaf_hash", "bytea"],
] as const;

const COLUMN_LIST = COLUMNS.map(([name]) => name).join(", ");
const ARRAYS = COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(", ");

const INSERT_MANY = `INSERT INTO audit_event (${COLUMN_LIST})
  SELECT * FROM unnest(${ARRAYS}) ON CONFLICT (event_id) DO NOTHING`;

const USE_PLACES = [1, 2, 3, 4].map((place) => `$${COLUMNS.length + place}`);

/**
 * Adds rows, and counts the uses of those that were really added: all of it or nothing. The sums are made when
 * every event is in, and their rows are locked in one order, so that two writers cannot wait for each other.
 */
const INSERT_AND_COUNT = `WITH added AS (
    ${INSERT_MANY}
    RETURNING event_id, event_at, account_id, region, event_name, actor_type, actor_id, actor_name, error_code
  ), counted AS (
    INSERT INTO key_use (account_id, region, key_id, key_version_id, event_name, actor_type, actor_id, actor_name,
      error_code, hour, slot, calls, last_at)
    SELECT MAX(account_id), MAX(region), key_id, key_version_id, event_name, MAX(actor_type), actor_id,
      MAX(actor_name), error_code, date_trunc('hour', event_at, 'UTC') AS hour, ${USE_PLACES[3]}::smallint, COUNT(*),
      MAX(event_at)
    FROM unnest(${USE_PLACES[0]}::uuid[], ${USE_PLACES[1]}::text[], ${USE_PLACES[2]}::text[])
      AS used (event_id, key_id, key_version_id)
    JOIN added USING (event_id)
    GROUP BY key_id, error_code, key_version_id, hour, event_name, actor_id
    ORDER BY key_id, error_code, key_version_id, hour, event_name, actor_id
    ON CONFLICT (key_id, error_code, key_version_id, hour, event_name, actor_id, slot) DO UPDATE
      SET calls = key_use.calls + EXCLUDED.calls, last_at = GREATEST(key_use.last_at, EXCLUDED.last_at),
        actor_name = EXCLUDED.actor_name
  )
  SELECT COUNT(*)::int AS added FROM added`;

const STORED_HASHES = "SELECT event_id, leaf_hash FROM audit_event WHERE event_id = ANY($1::uuid[])";

/**
 * Adds rows by one statement that is safe to repeat: a row that is there already, with the same hash, counts
 * as added, and its use is counted once. Gives an error for each row whose ID belongs to another event.
 *
 * @param slot where uses are summed up; two writers at one time take two, so as not to wait for each other
 */
export async function insertAuditRows(
  client: pg.Pool | pg.ClientBase,
  rows: readonly AuditRow[],
  slot: number,
): Promise<(Error | undefined)[]> {
  if ((await addRows(client, rows, slot)) === rows.length) return rows.map(() => undefined);
  const stored = await client.query<{ event_id: string; leaf_hash: Buffer }>(STORED_HASHES, [
    rows.map((row) => row.eventId),
  ]);
  const hashes = new Map(stored.rows.map((row) => [row.event_id, row.leaf_hash]));
  return rows.map((row) =>
    hashes.get(row.eventId.toLowerCase())?.equals(row.leafHash)
      ? undefined
      : new KmsError("InternalFailure", { cause: new Error("The ID of an event was used before.") }),
  );
}

/** How many rows were not there before. */
async function addRows(
  client: pg.Pool | pg.ClientBase,
  rows: readonly AuditRow[],
  slot: number,
): Promise<number | null> {
  const uses = usesOf(rows);
  if (uses.length === 0) {
    const { rowCount } = await client.query({
      name: "insert-audit",
      text: INSERT_MANY,
      values: arrays(rows),
    });
    return rowCount;
  }
  const { rows: answer } = await client.query<{ added: number }>({
    name: "insert-and-count",
    text: INSERT_AND_COUNT,
    values: [
      ...arrays(rows),
      uses.map((use) => use.eventId),
      uses.map((use) => use.keyId),
      uses.map((use) => use.keyVersionId),
      slot,
    ],
  });
  return answer[0]?.added ?? null;
}

/** The uses of the rows; of rows with one and the same ID only the first is added, and so only the first counts. */
function usesOf(rows: readonly AuditRow[]): readonly (UsedKey & { eventId: string })[] {
  const counted = new Set<string>();
  return rows.flatMap(({ eventId, usedKeys }) => {
    if (counted.has(eventId)) return [];
    counted.add(eventId);
    return usedKeys.map((usedKey) => ({ eventId, ...usedKey }));
  });
}

function arrays(rows: readonly AuditRow[]): unknown[] {
  return [
    rows.map((row) => row.eventId),
    rows.map((row) => row.eventAt.toISOString()),
    rows.map((row) => row.accountId),
    rows.map((row) => row.region),
    rows.map((row) => row.eventName),
    rows.map((row) => row.effect),
    rows.map((row) => row.actorType),
    rows.map((row) => row.actorId),
    rows.map((row) => row.actorName),
    rows.map((row) => row.resourceType),
    rows.map((row) => row.resourceName),
    rows.map((row) => row.errorCode),
    rows.map((row) => row.sourceIp),
    rows.map((row) => row.canonical),
    rows.map((row) => Buffer.from(row.leafHash)),
  ];
}

/** Adds one row to a transaction of Prisma's. An ID that was used before undoes the transaction. */
export async function insertAuditRow(db: Database, row: AuditRow): Promise<void> {
  await db.$executeRaw`INSERT INTO audit_event (event_id, event_at, account_id, region, event_name, effect,
      actor_type, actor_id, actor_name, resource_type, resource_name, error_code, source_ip, canonical, leaf_hash)
    VALUES (${row.eventId}::uuid, ${row.eventAt}, ${row.accountId}, ${row.region}, ${row.eventName}, ${row.effect},
      ${row.actorType}, ${row.actorId}, ${row.actorName}, ${row.resourceType}, ${row.resourceName},
      ${row.errorCode}, ${row.sourceIp}, ${row.canonical}, ${row.leafHash})`;
}
