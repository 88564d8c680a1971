import type { KeyState } from "@/lib/keys/key-state";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";

/** An alias with what its key is. */
export interface AliasRecord {
  aliasName: string;
  keyId: string;
  createdAt: Date;
  keyState: KeyState;
  keySpec: string;
  keyDescription: string;
}

/** The state of a key; `null` when there is none. */
export async function findKeyState(db: Database, scope: Scope, keyId: string): Promise<KeyState | null> {
  const rows = await db.$queryRaw<{ state: KeyState }[]>`
    SELECT state FROM kms_key
    WHERE id = ${keyId} AND account_id = ${scope.accountId} AND region = ${scope.region}`;
  return rows[0]?.state ?? null;
}

/**
 * As `findKeyState`, and nobody changes or deletes the key, or gives it another alias, before this transaction ends.
 *
 * Taken before the alias, by whoever takes both.
 */
export async function holdKeyState(db: Database, scope: Scope, keyId: string): Promise<KeyState | null> {
  const rows = await db.$queryRaw<{ state: KeyState }[]>`
    SELECT state FROM kms_key
    WHERE id = ${keyId} AND account_id = ${scope.accountId} AND region = ${scope.region} FOR NO KEY UPDATE`;
  return rows[0]?.state ?? null;
}

export function countAliasesOfKey(db: Database, scope: Scope, keyId: string): Promise<number> {
  return db.alias.count({ where: { keyId, accountId: scope.accountId, region: scope.region } });
}

/** The key that an alias leads to; `null` when there is no such alias. */
export async function findKeyIdOfAlias(
  db: Database,
  scope: Scope,
  aliasName: string,
): Promise<string | null> {
  const alias = await db.alias.findUnique({
    where: {
      accountId_region_aliasName: { accountId: scope.accountId, region: scope.region, aliasName },
    },
    select: { keyId: true },
  });
  return alias?.keyId ?? null;
}

/** As `findKeyIdOfAlias`, and nobody moves or deletes the alias before this transaction ends. */
export async function holdKeyIdOfAlias(
  db: Database,
  scope: Scope,
  aliasName: string,
): Promise<string | null> {
  const rows = await db.$queryRaw<{ keyId: string }[]>`
    SELECT key_id AS "keyId" FROM alias
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND alias_name = ${aliasName} FOR UPDATE`;
  return rows[0]?.keyId ?? null;
}

/** Stores a new alias; `false` when the name is taken. */
export async function insertAlias(
  db: Database,
  scope: Scope,
  alias: { aliasName: string; keyId: string; createdAt: Date },
): Promise<boolean> {
  const { count } = await db.alias.createMany({
    data: [{ accountId: scope.accountId, region: scope.region, ...alias }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Leads an alias to another key; `false` when it does not lead to `from` any more. */
export async function moveAlias(
  db: Database,
  scope: Scope,
  aliasName: string,
  change: { from: string; to: string },
): Promise<boolean> {
  const { count } = await db.alias.updateMany({
    where: { accountId: scope.accountId, region: scope.region, aliasName, keyId: change.from },
    data: { keyId: change.to },
  });
  return count === 1;
}

/** Deletes an alias; `false` when it does not lead to `keyId` any more. */
export async function removeAlias(
  db: Database,
  scope: Scope,
  alias: { aliasName: string; keyId: string },
): Promise<boolean> {
  const { count } = await db.alias.deleteMany({
    where: { accountId: scope.accountId, region: scope.region, ...alias },
  });
  return count === 1;
}

interface Page {
  readonly pageNumber: number;
  readonly pageSize: number;
}

/** One page of the aliases whose name contains `search`, by name, and how many there are in all. */
export async function listAliasRecords(
  db: Database,
  scope: Scope,
  { search, ...page }: Page & { readonly search: string },
): Promise<{ records: AliasRecord[]; totalCount: number }> {
  const text = search.trim();
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const matches = text === "" ? Prisma.empty : Prisma.sql`AND a.alias_name ILIKE ${pattern}`;
  return readPage(db, page, {
    where: Prisma.sql`a.account_id = ${scope.accountId} AND a.region = ${scope.region} ${matches}`,
    order: Prisma.sql`a.alias_name ASC`,
    reversedOrder: Prisma.sql`a.alias_name DESC`,
  });
}

/** One page of a key's aliases, oldest first, and how many it has in all. */
export async function listAliasRecordsOfKey(
  db: Database,
  scope: Scope,
  { keyId, ...page }: Page & { readonly keyId: string },
): Promise<{ records: AliasRecord[]; totalCount: number }> {
  return readPage(db, page, {
    where: Prisma.sql`a.key_id = ${keyId} AND a.account_id = ${scope.accountId} AND a.region = ${scope.region}`,
    order: Prisma.sql`a.created_at ASC, a.alias_name ASC`,
    reversedOrder: Prisma.sql`a.created_at DESC, a.alias_name DESC`,
  });
}

/**
 * Reads a page and counts what it is a page of. The count reads an index, and so grows with the number of aliases;
 * the later half is read from the other end, so that the last page costs what the first one does.
 */
async function readPage(
  db: Database,
  { pageNumber, pageSize }: Page,
  query: { where: Prisma.Sql; order: Prisma.Sql; reversedOrder: Prisma.Sql },
): Promise<{ records: AliasRecord[]; totalCount: number }> {
  const counted = await db.$queryRaw<
    { count: number }[]
  >`SELECT COUNT(*)::int AS count FROM alias a WHERE ${query.where}`;
  const totalCount = counted[0]?.count ?? 0;
  const offset = (pageNumber - 1) * pageSize;
  if (offset >= totalCount) return { records: [], totalCount };
  const limit = Math.min(pageSize, totalCount - offset);
  const fromEnd = offset > totalCount / 2;
  const order = fromEnd ? query.reversedOrder : query.order;
  const records = await db.$queryRaw<AliasRecord[]>`
    WITH page AS MATERIALIZED (
      SELECT a.alias_name, a.key_id, a.created_at FROM alias a WHERE ${query.where} ORDER BY ${order}
      LIMIT ${limit} OFFSET ${fromEnd ? totalCount - offset - limit : offset}
    )
    SELECT a.alias_name AS "aliasName", a.key_id AS "keyId", a.created_at AS "createdAt", k.state AS "keyState",
      k.key_spec AS "keySpec", k.description AS "keyDescription"
    FROM page a JOIN kms_key k ON k.id = a.key_id ORDER BY ${order}`;
  return { records: fromEnd ? records.reverse() : records, totalCount };
}
