import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import type { KeyState } from "./key-state";

/** What is left to be done about a key that is to be destroyed, or whose material is. */
export interface EndedKey {
  keySpec: string;
  instanceId: string;
  versionCount: number;
  keyVersionIds: string[];
}

/** Locks a key whose waiting period is over; `null` when there is none under this ID. */
export async function lockKeyToDelete(
  db: Database,
  scope: Scope,
  keyId: string,
  now: Date,
): Promise<EndedKey | null> {
  const rows = await db.$queryRaw<EndedKey[]>`
    SELECT k.key_spec AS "keySpec", k.instance_id AS "instanceId", k.version_count AS "versionCount",
      ARRAY(SELECT v.id::text FROM key_version v WHERE v.key_id = k.id) AS "keyVersionIds"
    FROM kms_key k
    WHERE k.id = ${keyId} AND k.account_id = ${scope.accountId} AND k.region = ${scope.region}
      AND k.state = 'PendingDeletion' AND k.delete_at <= ${now}
    FOR UPDATE OF k`;
  return rows[0] ?? null;
}

/** Deletes a key and everything that hangs on it. What the audit log says of it stays. */
export async function deleteKeyRows(db: Database, scope: Scope, keyId: string): Promise<void> {
  const { accountId, region } = scope;
  await db.keyVersion.deleteMany({ where: { keyId, accountId } });
  await db.keyImport.deleteMany({ where: { keyId, accountId } });
  await db.alias.deleteMany({ where: { keyId, accountId, region } });
  await db.tag.deleteMany({ where: { accountId, region, resourceType: "key", resourceId: keyId } });
  await db.keyUse.deleteMany({ where: { keyId, accountId } });
  await db.key.deleteMany({ where: { id: keyId, accountId, region } });
}

/**
 * Takes a key with imported material back to the time before the import, unless it is pending deletion, and tells
 * its versions; `null` when there is none under this ID, or none whose material expired when only that may go.
 */
export async function takeMaterialAway(
  db: Database,
  scope: Scope,
  keyId: string,
  { at, onlyExpired }: { at: Date; onlyExpired: boolean },
): Promise<(EndedKey & { state: KeyState }) | null> {
  const rows = await db.$queryRaw<(EndedKey & { state: KeyState })[]>`
    UPDATE kms_key k SET material_expire_at = NULL,
      state = CASE WHEN k.state = 'PendingDeletion' THEN k.state ELSE 'PendingImport' END,
      state_changed_at = CASE WHEN k.state IN ('PendingDeletion', 'PendingImport')
        THEN k.state_changed_at ELSE ${at} END,
      automatic_rotation = CASE WHEN k.automatic_rotation = 'Disabled' THEN 'Disabled' ELSE 'Suspended' END
    WHERE k.id = ${keyId} AND k.account_id = ${scope.accountId} AND k.region = ${scope.region}
      AND k.origin = 'EXTERNAL' AND (NOT ${onlyExpired} OR k.material_expire_at <= ${at})
    RETURNING k.state, k.key_spec AS "keySpec", k.instance_id AS "instanceId",
      k.version_count AS "versionCount",
      ARRAY(SELECT v.id::text FROM key_version v WHERE v.key_id = k.id) AS "keyVersionIds"`;
  return rows[0] ?? null;
}

/** Deletes the material of all versions of a key; the versions stay. */
export async function deleteVersionMaterial(db: Database, scope: Scope, keyId: string): Promise<void> {
  await db.keyVersion.updateMany({
    where: { keyId, accountId: scope.accountId },
    data: { wrappedMaterial: null },
  });
}
