import type { StoredKeyVersion } from "@/lib/crypto/provider";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { KeyForUse } from "./key-for-use";
import type { KeyReference } from "./key-reference";
import type { KeyState } from "./key-state";

/** A key's metadata as stored. */
export interface KeyRecord {
  id: string;
  accountId: string;
  region: string;
  instanceId: string;
  instanceName: string;
  keySpec: string;
  keyUsage: string;
  origin: string;
  protectionLevel: string;
  state: KeyState;
  description: string;
  creator: string;
  creatorName: string;
  primaryVersionId: string | null;
  createdAt: Date;
  deleteAt: Date | null;
  materialExpireAt: Date | null;
  automaticRotation: "Enabled" | "Disabled" | "Suspended";
  rotationIntervalSeconds: number | null;
  lastRotationAt: Date | null;
  nextRotationAt: Date | null;
  versionCount: number;
  keyCheckValue: string;
  deletionProtection: boolean;
  deletionProtectionDescription: string;
  aliasNames: string[];
}

const ALIASES_SHOWN = 10;

/** What a `KeyRecord` is read from, with `KEY_JOINS`. */
export const KEY_COLUMNS = Prisma.sql`
  k.id, k.account_id AS "accountId", k.region, k.instance_id AS "instanceId",
  COALESCE(i.instance_name, '') AS "instanceName",
  k.key_spec AS "keySpec", k.key_usage AS "keyUsage", k.origin, k.protection_level AS "protectionLevel",
  k.state, k.description, k.creator, COALESCE(u.user_name, '') AS "creatorName",
  k.primary_version_id::text AS "primaryVersionId", k.created_at AS "createdAt", k.delete_at AS "deleteAt",
  k.material_expire_at AS "materialExpireAt", k.automatic_rotation AS "automaticRotation",
  k.rotation_interval_seconds AS "rotationIntervalSeconds", k.last_rotation_at AS "lastRotationAt",
  k.next_rotation_at AS "nextRotationAt", k.version_count AS "versionCount",
  k.key_check_value AS "keyCheckValue", k.deletion_protection AS "deletionProtection",
  k.deletion_protection_description AS "deletionProtectionDescription",
  ARRAY(SELECT a.alias_name FROM alias a WHERE a.key_id = k.id ORDER BY a.created_at LIMIT ${ALIASES_SHOWN})
    AS "aliasNames"`;

export const KEY_JOINS = Prisma.sql`
  LEFT JOIN kms_instance i ON i.id = k.instance_id
  LEFT JOIN "user" u ON u.id = k.creator`;

/** The key that a reference names in the scope, by ID or through an alias. */
export async function findKey(
  db: Database,
  scope: Scope,
  reference: KeyReference,
): Promise<KeyRecord | null> {
  const rows = await db.$queryRaw<KeyRecord[]>`
    SELECT ${KEY_COLUMNS} FROM kms_key k ${KEY_JOINS}
    WHERE k.account_id = ${scope.accountId} AND k.region = ${scope.region} AND ${named(scope, reference)}`;
  return rows[0] ?? null;
}

function named(scope: Scope, reference: KeyReference): Prisma.Sql {
  if ("keyId" in reference) return Prisma.sql`k.id = ${reference.keyId}`;
  return Prisma.sql`k.id = (SELECT a.key_id FROM alias a WHERE a.account_id = ${scope.accountId}
    AND a.region = ${scope.region} AND a.alias_name = ${reference.aliasName})`;
}

interface KeyForUseRow {
  id: string;
  accountId: string;
  state: KeyState;
  keySpec: string;
  keyUsage: string;
  origin: string;
  protectionLevel: string;
  instanceId: string;
  instanceStatus: string;
  instanceSpec: number;
  materialExpireAt: Date | null;
  keyVersionId: string | null;
  kekId: string | null;
  wrappedMaterial: Uint8Array | null;
  publicKey: Uint8Array | null;
}

/** Where and when a key is to be used: material that has expired is none. */
interface UseScope extends Scope {
  readonly now: () => Date;
}

const USE_COLUMNS = Prisma.sql`
  k.id, k.account_id AS "accountId", k.state, k.key_spec AS "keySpec", k.key_usage AS "keyUsage",
  k.origin, k.protection_level AS "protectionLevel", k.instance_id AS "instanceId",
  k.material_expire_at AS "materialExpireAt", i.status AS "instanceStatus", i.spec AS "instanceSpec",
  v.id::text AS "keyVersionId", v.kek_id::text AS "kekId", v.wrapped_material AS "wrappedMaterial",
  v.public_key AS "publicKey"`;

/** The key that a reference names, with its primary version. */
export async function findKeyForUse(
  db: Database,
  scope: UseScope,
  reference: KeyReference,
): Promise<KeyForUse | null> {
  const rows = await db.$queryRaw<KeyForUseRow[]>`/* prepared */
    SELECT ${USE_COLUMNS} FROM kms_key k
    JOIN kms_instance i ON i.id = k.instance_id
    LEFT JOIN key_version v ON v.id = k.primary_version_id AND v.key_id = k.id
    WHERE k.account_id = ${scope.accountId} AND k.region = ${scope.region} AND ${named(scope, reference)}`;
  return rows[0] === undefined ? null : keyForUse(rows[0], scope.now());
}

/** The key that a reference names, with the version given; without one when the key has no such version. */
export async function findKeyForUseWithVersion(
  db: Database,
  scope: UseScope,
  reference: KeyReference,
  keyVersionId: string,
): Promise<KeyForUse | null> {
  const rows = await db.$queryRaw<KeyForUseRow[]>`/* prepared */
    SELECT ${USE_COLUMNS} FROM kms_key k
    JOIN kms_instance i ON i.id = k.instance_id
    LEFT JOIN key_version v ON v.id = ${keyVersionId}::uuid AND v.key_id = k.id
    WHERE k.account_id = ${scope.accountId} AND k.region = ${scope.region} AND ${named(scope, reference)}`;
  return rows[0] === undefined ? null : keyForUse(rows[0], scope.now());
}

/** The key that owns a version, with that version. */
export async function findKeyForUseByVersion(
  db: Database,
  scope: UseScope,
  keyVersionId: string,
): Promise<KeyForUse | null> {
  const rows = await db.$queryRaw<KeyForUseRow[]>`/* prepared */
    SELECT ${USE_COLUMNS} FROM key_version v
    JOIN kms_key k ON k.id = v.key_id
    JOIN kms_instance i ON i.id = k.instance_id
    WHERE v.id = ${keyVersionId}::uuid AND k.account_id = ${scope.accountId} AND k.region = ${scope.region}`;
  return rows[0] === undefined ? null : keyForUse(rows[0], scope.now());
}

function keyForUse(row: KeyForUseRow, now: Date): KeyForUse {
  const { kekId, wrappedMaterial, publicKey, accountId, materialExpireAt, ...key } = row;
  const { keyVersionId } = key;
  // The scheduler deletes what has expired, but it may be late.
  const hasExpired = materialExpireAt !== null && materialExpireAt <= now;
  if (hasExpired || keyVersionId === null || kekId === null || wrappedMaterial === null) {
    return { ...key, version: null };
  }
  return {
    ...key,
    version: {
      accountId,
      instanceId: row.instanceId,
      keyId: row.id,
      keyVersionId,
      keySpec: row.keySpec,
      kekId,
      wrappedMaterial,
      publicKey,
    },
  };
}

/** Stores a new key with its tags, and with its first version unless its material is yet to come. */
export async function insertKey(
  db: Database,
  key: Omit<Prisma.KeyCreateManyInput, "versionCount">,
  version: StoredKeyVersion | null,
  tags: readonly { tagKey: string; tagValue: string }[],
): Promise<void> {
  await db.key.create({ data: { ...key, versionCount: version === null ? 0 : 1 } });
  if (version !== null) await insertKeyVersion(db, version, key.createdAt);
  if (tags.length === 0) return;
  await db.tag.createMany({
    data: tags.map((tag) => ({
      accountId: key.accountId,
      region: key.region,
      resourceType: "key",
      resourceId: key.id,
      ...tag,
    })),
  });
}

/** Stores a version; the key's own row is the caller's to change. */
export async function insertKeyVersion(
  db: Database,
  version: StoredKeyVersion,
  createdAt: Date | string,
): Promise<void> {
  await db.keyVersion.create({
    data: {
      id: version.keyVersionId,
      accountId: version.accountId,
      keyId: version.keyId,
      instanceId: version.instanceId,
      kekId: version.kekId,
      wrappedMaterial: Uint8Array.from(version.wrappedMaterial),
      publicKey: version.publicKey && Uint8Array.from(version.publicKey),
      createdAt,
    },
  });
}

/**
 * Moves a key from one state to another; `false` when it was not in `from` any more, or when deletion protection
 * came to be on.
 *
 * Automatic rotation goes with the state in the same statement: it is suspended in every state but Enabled, and
 * goes on there.
 */
export async function moveKeyState(
  db: Database,
  scope: Scope,
  keyId: string,
  change: { from: KeyState; to: KeyState; at: Date; deleteAt?: Date },
): Promise<boolean> {
  const moved = await db.$executeRaw`
    UPDATE kms_key SET state = ${change.to}, state_changed_at = CASE WHEN state = ${change.to} THEN state_changed_at ELSE ${change.at} END,
      delete_at = ${change.deleteAt ?? null}::timestamptz,
      automatic_rotation = CASE WHEN automatic_rotation = 'Disabled' THEN 'Disabled'
        WHEN ${change.to} = 'Enabled' THEN 'Enabled' ELSE 'Suspended' END
    WHERE id = ${keyId} AND account_id = ${scope.accountId} AND region = ${scope.region}
      AND state = ${change.from} AND NOT (deletion_protection AND ${change.to} = 'PendingDeletion')`;
  return moved === 1;
}

/** Keeps others from changing a key, or its material, until the transaction ends; `false` when it is not there. */
export async function lockKey(db: Database, scope: Scope, keyId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM kms_key WHERE id = ${keyId} AND account_id = ${scope.accountId} AND region = ${scope.region}
    FOR UPDATE`;
  return rows.length === 1;
}

/** Sets deletion protection while the key is in `state`; `false` when it left that state. */
export async function changeDeletionProtection(
  db: Database,
  scope: Scope,
  keyId: string,
  change: { state: KeyState; deletionProtection: boolean; deletionProtectionDescription: string },
): Promise<boolean> {
  const { state, ...data } = change;
  const { count } = await db.key.updateMany({
    where: { id: keyId, accountId: scope.accountId, region: scope.region, state },
    data,
  });
  return count === 1;
}

/** Changes the description while the key is in `state`; `false` when it left that state. */
export async function changeKeyDescription(
  db: Database,
  scope: Scope,
  keyId: string,
  change: { state: KeyState; description: string },
): Promise<boolean> {
  const { count } = await db.key.updateMany({
    where: { id: keyId, accountId: scope.accountId, region: scope.region, state: change.state },
    data: { description: change.description },
  });
  return count === 1;
}

/** Keys by state, from the counts that the database keeps. */
export async function countKeysByState(db: Database, scope: Scope): Promise<ReadonlyMap<KeyState, number>> {
  const rows = await db.$queryRaw<{ state: KeyState; count: number }[]>`
    SELECT state, keys::int AS count FROM key_tally
    WHERE account_id = ${scope.accountId} AND region = ${scope.region}`;
  return new Map(rows.map((row) => [row.state, row.count]));
}
