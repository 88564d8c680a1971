import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import {
  ATTENTION_NEEDED,
  type KeyFilterKey,
  type ListKeysInput,
  MATERIAL_EXPIRES_SOON_DAYS,
} from "./schema";
import { countKeysByState, KEY_COLUMNS, KEY_JOINS, type KeyRecord } from "./store";

/** Which keys, and in which order. */
export type KeyQuery = Pick<ListKeysInput, "filters" | "search" | "sortBy" | "sortOrder">;

/** Where and when one asks: what expires soon depends on it. */
export interface KeyQueryScope extends Scope {
  readonly now: () => Date;
}

/** One page of the keys that pass every filter, and how many there are in all. */
export async function listKeyRecords(
  db: Database,
  scope: KeyQueryScope,
  input: ListKeysInput,
): Promise<{ records: KeyRecord[]; totalCount: number }> {
  const where = conditionsOf(scope, input);
  const totalCount = await countMatches(db, scope, input, where);
  const offset = (input.pageNumber - 1) * input.pageSize;
  if (offset >= totalCount) return { records: [], totalCount };
  const limit = Math.min(input.pageSize, totalCount - offset);
  // The later half is read from the other end, so that the last page costs what the first one does.
  const fromEnd = offset > totalCount / 2;
  const order = sortOrder(input, fromEnd);
  const records = await db.$queryRaw<KeyRecord[]>`
    WITH page AS MATERIALIZED (
      SELECT k.id FROM kms_key k WHERE ${where} ORDER BY ${order}
      LIMIT ${limit} OFFSET ${fromEnd ? totalCount - offset - limit : offset}
    )
    SELECT ${KEY_COLUMNS} FROM page JOIN kms_key k ON k.id = page.id ${KEY_JOINS} ORDER BY ${order}`;
  return { records: fromEnd ? records.reverse() : records, totalCount };
}

/** The IDs of the first `limit` keys that pass every filter, in order. */
export async function listKeyIds(
  db: Database,
  scope: KeyQueryScope,
  input: KeyQuery,
  limit: number,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT k.id FROM kms_key k WHERE ${conditionsOf(scope, input)}
    ORDER BY ${sortOrder(input, false)} LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The keys of these IDs in their order; those that are gone meanwhile are left out. */
export async function findKeyRecords(
  db: Database,
  scope: Scope,
  keyIds: readonly string[],
): Promise<KeyRecord[]> {
  return db.$queryRaw<KeyRecord[]>`
    SELECT ${KEY_COLUMNS} FROM unnest(${keyIds}::text[]) WITH ORDINALITY AS wanted (id, place)
    JOIN kms_key k ON k.id = wanted.id ${KEY_JOINS}
    WHERE k.account_id = ${scope.accountId} AND k.region = ${scope.region} ORDER BY wanted.place`;
}

/** Every order is total, and each matches an index read forwards or backwards. */
function sortOrder(input: KeyQuery, reversed: boolean): Prisma.Sql {
  const descending = (input.sortOrder === "Descending") !== reversed;
  switch (input.sortBy) {
    case "CreationDate":
      return descending ? Prisma.sql`k.created_at DESC, k.id ASC` : Prisma.sql`k.created_at ASC, k.id DESC`;
    case "KeyState":
      return descending
        ? Prisma.sql`k.state DESC, k.created_at ASC, k.id DESC`
        : Prisma.sql`k.state ASC, k.created_at DESC, k.id ASC`;
    case "KeyId":
      return descending ? Prisma.sql`k.id DESC` : Prisma.sql`k.id ASC`;
  }
}

/** All that must hold of a key. */
function conditionsOf(scope: KeyQueryScope, input: KeyQuery): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`k.account_id = ${scope.accountId}`,
      Prisma.sql`k.region = ${scope.region}`,
      ...filterConditions(scope, input.filters),
      ...searchConditions(scope, input.search),
    ],
    " AND ",
  );
}

type Filter = ListKeysInput["filters"][number];

/** Filters of one key are one condition (any of their values); different keys must all hold. */
function filterConditions(scope: KeyQueryScope, filters: readonly Filter[]): Prisma.Sql[] {
  const byKey = new Map<KeyFilterKey, string[]>();
  for (const { key, values } of filters) byKey.set(key, [...(byKey.get(key) ?? []), ...values]);
  const tagKeys = byKey.get("TagKey") ?? [];
  const tagValues = byKey.get("TagValue") ?? [];
  byKey.delete("TagKey");
  byKey.delete("TagValue");
  const conditions = [...byKey]
    .filter(([, values]) => values.length > 0)
    .map(([key, values]) => columnCondition(scope, key, values));
  if (tagKeys.length > 0 || tagValues.length > 0) conditions.push(tagCondition(scope, tagKeys, tagValues));
  return conditions;
}

/**
 * How many keys match. States alone are answered from the counts that the database keeps, which costs the same
 * for any number of keys; every other condition is counted by looking.
 */
async function countMatches(
  db: Database,
  scope: Scope,
  { filters, search }: KeyQuery,
  where: Prisma.Sql,
): Promise<number> {
  const narrowing = filters.filter(({ values }) => values.length > 0);
  if (search.trim() === "" && narrowing.every(({ key }) => key === "KeyState")) {
    const counts = await countKeysByState(db, scope);
    const states = narrowing.length === 0 ? [...counts.keys()] : narrowing.flatMap(({ values }) => values);
    return [...counts].reduce((sum, [state, count]) => sum + (states.includes(state) ? count : 0), 0);
  }
  const rows = await db.$queryRaw<
    { count: number }[]
  >`SELECT COUNT(*)::int AS count FROM kms_key k WHERE ${where}`;
  return rows[0]?.count ?? 0;
}

function columnCondition(scope: KeyQueryScope, key: KeyFilterKey, values: string[]): Prisma.Sql {
  switch (key) {
    case "KeyState":
      return Prisma.sql`k.state = ANY(${values})`;
    case "KeySpec":
      return Prisma.sql`k.key_spec = ANY(${values})`;
    case "KeyUsage":
      return Prisma.sql`k.key_usage = ANY(${values})`;
    case "ProtectionLevel":
      return Prisma.sql`k.protection_level = ANY(${values})`;
    case "CreatorType":
      return Prisma.sql`k.creator_type = ANY(${values})`;
    case "DKMSInstanceId":
      return Prisma.sql`k.instance_id = ANY(${values})`;
    case "KeyId":
      return Prisma.sql`k.id = ANY(${values})`;
    case "Creator":
      return Prisma.sql`k.creator = ANY(${values})`;
    case "AliasName":
      return Prisma.sql`k.id IN (SELECT key_id FROM alias WHERE account_id = ${scope.accountId}
        AND region = ${scope.region} AND alias_name = ANY(${values}))`;
    case "TagKey":
    case "TagValue":
      return tagCondition(scope, key === "TagKey" ? values : [], key === "TagValue" ? values : []);
    case "Attention":
      return values.includes(ATTENTION_NEEDED) ? attentionCondition(scope.now()) : Prisma.sql`FALSE`;
  }
}

const DAY_MS = 86_400_000;

function attentionCondition(now: Date): Prisma.Sql {
  const soon = new Date(now.getTime() + MATERIAL_EXPIRES_SOON_DAYS * DAY_MS);
  return Prisma.sql`(k.state IN ('PendingImport', 'PendingDeletion') OR k.material_expire_at < ${soon})`;
}

/** One tag must have both the key and the value asked for. */
function tagCondition(scope: Scope, tagKeys: string[], tagValues: string[]): Prisma.Sql {
  const keyMatches = tagKeys.length === 0 ? Prisma.empty : Prisma.sql`AND t.tag_key = ANY(${tagKeys})`;
  const valueMatches =
    tagValues.length === 0 ? Prisma.empty : Prisma.sql`AND t.tag_value = ANY(${tagValues})`;
  return Prisma.sql`k.id IN (SELECT t.resource_id FROM tag t WHERE t.account_id = ${scope.accountId}
    AND t.region = ${scope.region} AND t.resource_type = 'key' ${keyMatches} ${valueMatches})`;
}

/** Three conditions with an index each; the aliases come as an array, or they would need a join with every key. */
function searchConditions(scope: Scope, search: string): Prisma.Sql[] {
  const text = search.trim();
  if (text === "") return [];
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    Prisma.sql`(k.id ILIKE ${pattern} OR k.description ILIKE ${pattern}
      OR k.id = ANY(ARRAY(SELECT key_id FROM alias WHERE account_id = ${scope.accountId}
        AND region = ${scope.region} AND alias_name ILIKE ${pattern})))`,
  ];
}
