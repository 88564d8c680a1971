import type { StoredKeyVersion } from "@/lib/crypto/provider";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { insertKeyVersion, type KeyRecord } from "./store";

/** A key version without its material. */
export interface KeyVersionRecord {
  id: string;
  createdAt: Date;
  hasMaterial: boolean;
}

/** One page of a key's versions, newest first, and how many there are in all. */
export async function listVersionRecords(
  db: Database,
  scope: Scope,
  keyId: string,
  page: { pageNumber: number; pageSize: number },
): Promise<{ records: KeyVersionRecord[]; totalCount: number }> {
  const totalCount = await db.keyVersion.count({ where: { keyId, accountId: scope.accountId } });
  const records = await db.$queryRaw<KeyVersionRecord[]>`
    SELECT v.id::text AS id, v.created_at AS "createdAt", v.wrapped_material IS NOT NULL AS "hasMaterial"
    FROM key_version v WHERE v.key_id = ${keyId} AND v.account_id = ${scope.accountId}
    ORDER BY v.created_at DESC, v.id DESC LIMIT ${page.pageSize} OFFSET ${(page.pageNumber - 1) * page.pageSize}`;
  return { records, totalCount };
}

export async function findVersionRecord(
  db: Database,
  scope: Scope,
  keyId: string,
  keyVersionId: string,
): Promise<KeyVersionRecord | null> {
  const rows = await db.$queryRaw<KeyVersionRecord[]>`
    SELECT v.id::text AS id, v.created_at AS "createdAt", v.wrapped_material IS NOT NULL AS "hasMaterial"
    FROM key_version v
    WHERE v.id = ${keyVersionId}::uuid AND v.key_id = ${keyId} AND v.account_id = ${scope.accountId}`;
  return rows[0] ?? null;
}

/** Whether any version of a key has material. */
export async function hasKeyMaterial(db: Database, scope: Scope, keyId: string): Promise<boolean> {
  const version = await db.keyVersion.findFirst({
    where: { keyId, accountId: scope.accountId, wrappedMaterial: { not: null } },
    select: { id: true },
  });
  return version !== null;
}

/**
 * Adds a version to an enabled key and counts the time to the next rotation from it; `false` when another version
 * came first, or when the state or the rotation of the key changed since it was read.
 */
export async function addKeyVersion(
  db: Database,
  key: KeyRecord,
  version: StoredKeyVersion,
  change: { at: Date; isPrimary: boolean },
): Promise<boolean> {
  const added = await db.$executeRaw`
    UPDATE kms_key SET version_count = version_count + 1, last_rotation_at = ${change.at},
      next_rotation_at = ${change.at}::timestamptz + rotation_interval_seconds * INTERVAL '1 second',
      primary_version_id =
        CASE WHEN ${change.isPrimary} THEN ${version.keyVersionId}::uuid ELSE primary_version_id END
    WHERE id = ${key.id} AND account_id = ${key.accountId} AND region = ${key.region} AND state = 'Enabled'
      AND version_count = ${key.versionCount} AND automatic_rotation = ${key.automaticRotation}
      AND last_rotation_at IS NOT DISTINCT FROM ${key.lastRotationAt}::timestamptz`;
  if (added !== 1) return false;
  await insertKeyVersion(db, version, change.at);
  return true;
}

/**
 * Switches automatic rotation of an enabled key on, every so many seconds after its last rotation, or off; `false`
 * when the key is not enabled any more.
 */
export async function changeRotationPolicy(
  db: Database,
  scope: Scope,
  keyId: string,
  rotationIntervalSeconds: number | null,
): Promise<boolean> {
  const changed = await db.$executeRaw`
    UPDATE kms_key SET automatic_rotation = ${rotationIntervalSeconds === null ? "Disabled" : "Enabled"},
      rotation_interval_seconds = ${rotationIntervalSeconds}::int,
      next_rotation_at = last_rotation_at + ${rotationIntervalSeconds}::int * INTERVAL '1 second'
    WHERE id = ${keyId} AND account_id = ${scope.accountId} AND region = ${scope.region} AND state = 'Enabled'`;
  return changed === 1;
}
