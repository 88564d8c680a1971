import type { StoredKeyVersion } from "@/lib/crypto/provider";
import type { KeyState } from "@/lib/keys/key-state";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { WrappingAlgorithm, WrappingKeySpec } from "./schema";

/** What an import must know of a key. Imported keys have one version at most. */
export interface KeyToImport {
  id: string;
  state: KeyState;
  keySpec: string;
  keyUsage: string;
  origin: string;
  protectionLevel: string;
  instanceId: string;
  materialDigest: Uint8Array | null;
  keyCheckValue: string;
  /** `null` before the first import. */
  keyVersionId: string | null;
  hasMaterial: boolean;
}

export async function findKeyToImport(
  db: Database,
  scope: Scope,
  keyId: string,
): Promise<KeyToImport | null> {
  const rows = await db.$queryRaw<KeyToImport[]>`
    SELECT k.id, k.state, k.key_spec AS "keySpec", k.key_usage AS "keyUsage", k.origin,
      k.protection_level AS "protectionLevel", k.instance_id AS "instanceId", k.material_digest AS "materialDigest", k.key_check_value AS "keyCheckValue",
      v.id::text AS "keyVersionId", v.wrapped_material IS NOT NULL AS "hasMaterial"
    FROM kms_key k LEFT JOIN LATERAL (
      SELECT id, wrapped_material FROM key_version WHERE key_id = k.id ORDER BY created_at LIMIT 1) v ON true
    WHERE k.account_id = ${scope.accountId} AND k.region = ${scope.region} AND k.id = ${keyId}`;
  return rows[0] ?? null;
}

/** Lets nobody else change the key until the transaction ends. What it is then must be read afterwards. */
export async function lockKey(db: Database, scope: Scope, keyId: string): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM kms_key
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND id = ${keyId} FOR UPDATE`;
}

/** An import as stored, without its private key. */
export interface KeyImportRecord {
  id: string;
  keyId: string;
  instanceId: string;
  wrappingAlgorithm: WrappingAlgorithm;
  wrappingKeySpec: WrappingKeySpec;
  publicKey: Uint8Array;
  importToken: Uint8Array;
  creatorName: string;
  createdAt: Date;
  expiresAt: Date;
  importedAt: Date | null;
}

const IMPORT_COLUMNS = Prisma.sql`
  i.id::text AS id, i.key_id AS "keyId", i.instance_id AS "instanceId",
  i.wrapping_algorithm AS "wrappingAlgorithm", i.wrapping_key_spec AS "wrappingKeySpec",
  i.public_key AS "publicKey", i.import_token AS "importToken", COALESCE(u.user_name, '') AS "creatorName",
  i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.imported_at AS "importedAt"`;

export async function findKeyImport(
  db: Database,
  scope: Scope,
  importId: string,
): Promise<KeyImportRecord | null> {
  const rows = await db.$queryRaw<KeyImportRecord[]>`
    SELECT ${IMPORT_COLUMNS} FROM key_import i LEFT JOIN "user" u ON u.id = i.creator_id
    WHERE i.account_id = ${scope.accountId} AND i.region = ${scope.region} AND i.id = ${importId}::uuid`;
  return rows[0] ?? null;
}

/** The newest imports of a key. */
export function listKeyImportRecords(
  db: Database,
  scope: Scope,
  keyId: string,
  limit: number,
): Promise<KeyImportRecord[]> {
  return db.$queryRaw<KeyImportRecord[]>`
    SELECT ${IMPORT_COLUMNS} FROM key_import i LEFT JOIN "user" u ON u.id = i.creator_id
    WHERE i.account_id = ${scope.accountId} AND i.region = ${scope.region} AND i.key_id = ${keyId}
    ORDER BY i.created_at DESC, i.id LIMIT ${limit}`;
}

/** The wrapping key pair of an import, as its provider keeps it. */
export async function findWrappingKey(
  db: Database,
  scope: Scope,
  importId: string,
): Promise<{ kekId: string; wrappedPrivateKey: Uint8Array } | null> {
  return db.keyImport.findFirst({
    where: { id: importId, accountId: scope.accountId, region: scope.region },
    select: { kekId: true, wrappedPrivateKey: true },
  });
}

export async function insertKeyImport(
  db: Database,
  keyImport: Prisma.KeyImportCreateManyInput,
): Promise<void> {
  await db.keyImport.create({ data: keyImport });
}

/** Destroys the private keys of a key's imports that nobody can go on with. */
export async function forgetExpiredWrappingKeys(
  db: Database,
  scope: Scope,
  keyId: string,
  now: Date,
): Promise<void> {
  await db.keyImport.updateMany({
    where: { accountId: scope.accountId, region: scope.region, keyId, expiresAt: { lte: now } },
    data: { wrappedPrivateKey: new Uint8Array(0) },
  });
}

export async function markImported(db: Database, scope: Scope, importId: string, at: Date): Promise<void> {
  await db.keyImport.updateMany({
    where: { id: importId, accountId: scope.accountId, region: scope.region },
    data: { importedAt: at },
  });
}

/** Stores the first version of an imported key. */
export async function insertImportedVersion(
  db: Database,
  version: StoredKeyVersion,
  at: Date,
): Promise<void> {
  await db.keyVersion.create({
    data: {
      id: version.keyVersionId,
      accountId: version.accountId,
      keyId: version.keyId,
      instanceId: version.instanceId,
      kekId: version.kekId,
      wrappedMaterial: Uint8Array.from(version.wrappedMaterial),
      publicKey: version.publicKey === null ? null : Uint8Array.from(version.publicKey),
      createdAt: at,
    },
  });
}

/** Puts material back into the version it was deleted from. */
export async function restoreMaterial(db: Database, version: StoredKeyVersion): Promise<void> {
  await db.keyVersion.updateMany({
    where: { id: version.keyVersionId, keyId: version.keyId, accountId: version.accountId },
    data: { kekId: version.kekId, wrappedMaterial: Uint8Array.from(version.wrappedMaterial) },
  });
}

/** Says of a key that it has material; `false` when it left the state it was in. */
export async function markMaterialImported(
  db: Database,
  scope: Scope,
  keyId: string,
  change: {
    from: KeyState;
    to: KeyState;
    at: Date;
    materialDigest: Uint8Array;
    keyCheckValue: string;
    materialExpireAt: Date | null;
    /** Left as it is when not given. */
    primaryVersionId?: string;
  },
): Promise<boolean> {
  const { count } = await db.key.updateMany({
    where: { id: keyId, accountId: scope.accountId, region: scope.region, state: change.from },
    data: {
      state: change.to,
      ...(change.from === change.to ? {} : { stateChangedAt: change.at }),
      materialDigest: Uint8Array.from(change.materialDigest),
      keyCheckValue: change.keyCheckValue,
      materialExpireAt: change.materialExpireAt,
      versionCount: 1,
      ...(change.primaryVersionId === undefined ? {} : { primaryVersionId: change.primaryVersionId }),
    },
  });
  return count === 1;
}
