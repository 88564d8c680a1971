import type pg from "pg";
import type { Database } from "@/lib/platform/db";
import { KmsError } from "@/lib/platform/errors";
import type { AuditRow } from "./canonical-event";

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

const STORED_HASHES = "SELECT event_id, leaf_hash FROM audit_event WHERE event_id = ANY($1::uuid[])";

/**
 * Adds rows by one statement that is safe to repeat: a row that is there already, with the same hash, counts
 * as added. Gives an error for each row whose ID belongs to another event.
 */
export async function insertAuditRows(
  client: pg.Pool,
  rows: readonly AuditRow[],
): Promise<(Error | undefined)[]> {
  const { rowCount } = await client.query({ name: "insert-audit", text: INSERT_MANY, values: arrays(rows) });
  if (rowCount === rows.length) return rows.map(() => undefined);
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
