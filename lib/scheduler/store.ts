import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";

/** What the service does to a key by itself, when its time has come. */
export type DueFor = "rotation" | "deletion" | "materialExpiry";

/** Each reads one index of `kms_key` up to now. */
const DUE: Readonly<Record<DueFor, { column: Prisma.Sql; condition: Prisma.Sql }>> = {
  rotation: {
    column: Prisma.sql`k.next_rotation_at`,
    condition: Prisma.sql`k.state = 'Enabled' AND k.automatic_rotation = 'Enabled'`,
  },
  deletion: { column: Prisma.sql`k.delete_at`, condition: Prisma.sql`k.state = 'PendingDeletion'` },
  materialExpiry: { column: Prisma.sql`k.material_expire_at`, condition: Prisma.sql`TRUE` },
};

export interface DueKey {
  keyId: string;
  accountId: string;
}

/** Keys of all accounts whose time has come, the longest due first. */
export async function findDueKeys(
  db: Database,
  due: DueFor,
  page: { region: string; now: Date; except: readonly string[]; limit: number },
): Promise<DueKey[]> {
  const { column, condition } = DUE[due];
  return db.$queryRaw<DueKey[]>`
    SELECT k.id AS "keyId", k.account_id AS "accountId" FROM kms_key k
    WHERE ${column} <= ${page.now} AND ${condition} AND k.region = ${page.region}
      AND k.id <> ALL(${page.except}::text[])
    ORDER BY ${column}, k.id LIMIT ${page.limit}`;
}

/**
 * Lets one scheduler at a time work on a key, until the transaction ends; `false` when another one does, or has
 * already done what was due. The lock dies with the connection, however that ends.
 */
export async function claimDueKey(
  db: Database,
  due: DueFor,
  key: Scope & { keyId: string; now: Date },
): Promise<boolean> {
  const locks = await db.$queryRaw<{ isLocked: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`keyward key ${key.keyId}`}, 0)) AS "isLocked"`;
  if (locks[0]?.isLocked !== true) return false;
  const { column, condition } = DUE[due];
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM kms_key k WHERE k.id = ${key.keyId} AND k.account_id = ${key.accountId}
      AND k.region = ${key.region} AND ${column} <= ${key.now} AND ${condition}`;
  return rows.length === 1;
}

/** Puts a rotation that is due off until `until`. */
export async function postponeRotation(
  db: Database,
  scope: Scope,
  keyId: string,
  { now, until }: { now: Date; until: Date },
): Promise<void> {
  await db.key.updateMany({
    where: { id: keyId, accountId: scope.accountId, region: scope.region, nextRotationAt: { lte: now } },
    data: { nextRotationAt: until },
  });
}

/** Frees the space of deleted rows, so that PostgreSQL comes to overwrite it. Not within a transaction. */
export async function vacuumKeyTables(db: Database): Promise<void> {
  await db.$executeRaw`VACUUM key_version`;
  await db.$executeRaw`VACUUM kms_key`;
  await db.$executeRaw`VACUUM key_import`;
}

/**
 * Destroys the private keys of imports that nobody can go on with any more, and forgets imports that ended before
 * `forgetBefore`.
 */
export async function purgeKeyImports(
  db: Database,
  { now, forgetBefore }: { now: Date; forgetBefore: Date },
): Promise<number> {
  const { count: emptied } = await db.keyImport.updateMany({
    where: { expiresAt: { lte: now }, NOT: { wrappedPrivateKey: new Uint8Array(0) } },
    data: { wrappedPrivateKey: new Uint8Array(0) },
  });
  const { count: forgotten } = await db.keyImport.deleteMany({ where: { expiresAt: { lte: forgetBefore } } });
  return emptied + forgotten;
}

/** Forgets sessions that are over, counters of failed sign-ins that ran out, and set-up links that do. */
export async function purgeSignIns(
  db: Database,
  { now, forgetBefore }: { now: Date; forgetBefore: Date },
): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lte: forgetBefore } } });
  await db.signInThrottle.deleteMany({ where: { expiresAt: { lte: now }, blockedUntil: { lte: now } } });
  await db.setupToken.deleteMany({ where: { expiresAt: { lte: forgetBefore } } });
}
