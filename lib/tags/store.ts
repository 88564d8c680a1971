import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { TagInUse } from "./schema";

export interface TagPair {
  readonly tagKey: string;
  readonly tagValue: string;
}

export interface TagRow extends TagPair {
  readonly resourceId: string;
}

/** Where a list of tags goes on: behind the tag of this resource. */
export type TagPosition = Pick<TagRow, "resourceId" | "tagKey">;

/** The tags of keys in a scope, as a condition on `tag t`. */
function ofKeys(scope: Scope): Prisma.Sql {
  return Prisma.sql`t.account_id = ${scope.accountId} AND t.region = ${scope.region} AND t.resource_type = 'key'`;
}

/**
 * Holds keys until the transaction ends, so that calls that change their tags wait for each other, and no tag
 * stays of a key that is deleted meanwhile. Always in the order of IDs. Gives the IDs that are there.
 */
export async function holdKeys(db: Database, scope: Scope, keyIds: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM kms_key
    WHERE id = ANY(${[...keyIds]}) AND account_id = ${scope.accountId} AND region = ${scope.region}
    ORDER BY id FOR NO KEY UPDATE`;
  return rows.map(({ id }) => id);
}

export async function keyExists(db: Database, scope: Scope, keyId: string): Promise<boolean> {
  const key = await db.key.findFirst({
    where: { id: keyId, accountId: scope.accountId, region: scope.region },
    select: { id: true },
  });
  return key !== null;
}

/** The greatest number of tags that one of the keys has besides those named. */
export async function countOtherTags(
  db: Database,
  scope: Scope,
  keyIds: readonly string[],
  tagKeys: readonly string[],
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT COUNT(*)::int AS count FROM tag t
    WHERE ${ofKeys(scope)} AND t.resource_id = ANY(${[...keyIds]}) AND t.tag_key <> ALL(${[...tagKeys]})
    GROUP BY t.resource_id ORDER BY count DESC LIMIT 1`;
  return rows[0]?.count ?? 0;
}

/** Puts every tag on every key; a tag with the same key gets the new value. */
export async function putTags(
  db: Database,
  scope: Scope,
  keyIds: readonly string[],
  tags: readonly TagPair[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO tag (account_id, region, resource_type, resource_id, tag_key, tag_value)
    SELECT ${scope.accountId}, ${scope.region}, 'key', id, tag_key, tag_value
    FROM unnest(${[...keyIds]}::text[]) AS keys (id),
      unnest(${tags.map(({ tagKey }) => tagKey)}::text[], ${tags.map(({ tagValue }) => tagValue)}::text[])
        AS tags (tag_key, tag_value)
    ON CONFLICT (account_id, region, resource_type, resource_id, tag_key)
    DO UPDATE SET tag_value = EXCLUDED.tag_value`;
}

/** Takes the tags named, or with `null` all tags, off every key. */
export async function removeTags(
  db: Database,
  scope: Scope,
  keyIds: readonly string[],
  tagKeys: readonly string[] | null,
): Promise<void> {
  await db.tag.deleteMany({
    where: {
      accountId: scope.accountId,
      region: scope.region,
      resourceType: "key",
      resourceId: { in: [...keyIds] },
      ...(tagKeys === null ? {} : { tagKey: { in: [...tagKeys] } }),
    },
  });
}

/**
 * Tags of the keys that are named (any key when none is) and that have all of the tags asked for; in the order of
 * key and tag, from behind a position.
 */
export async function listTagRows(
  db: Database,
  scope: Scope,
  query: {
    readonly keyIds: readonly string[];
    readonly tags: readonly { readonly key: string; readonly value?: string | undefined }[];
    readonly after: TagPosition | null;
    readonly limit: number;
  },
): Promise<TagRow[]> {
  const conditions = [
    ofKeys(scope),
    ...(query.keyIds.length === 0 ? [] : [Prisma.sql`t.resource_id = ANY(${[...query.keyIds]})`]),
    ...query.tags.map((tag) => hasTag(tag)),
    ...(query.after === null
      ? []
      : [Prisma.sql`(t.resource_id, t.tag_key) > (${query.after.resourceId}, ${query.after.tagKey})`]),
  ];
  return db.$queryRaw<TagRow[]>`
    SELECT t.resource_id AS "resourceId", t.tag_key AS "tagKey", t.tag_value AS "tagValue" FROM tag t
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY t.resource_id, t.tag_key LIMIT ${query.limit}`;
}

function hasTag({ key, value }: { readonly key: string; readonly value?: string | undefined }): Prisma.Sql {
  const matches = value === undefined ? Prisma.empty : Prisma.sql`AND m.tag_value = ${value}`;
  return Prisma.sql`EXISTS (SELECT 1 FROM tag m WHERE m.account_id = t.account_id AND m.region = t.region
    AND m.resource_type = t.resource_type AND m.resource_id = t.resource_id AND m.tag_key = ${key} ${matches})`;
}

/**
 * One page of the distinct tags of keys with how many keys have each, and how many tags there are in all. Reads the
 * index of every tag in the scope, and so grows with their number.
 */
export async function listTagsInUse(
  db: Database,
  scope: Scope,
  { search, pageNumber, pageSize }: { search: string; pageNumber: number; pageSize: number },
): Promise<{ tags: TagInUse[]; totalCount: number }> {
  const text = search.trim();
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const matches =
    text === "" ? Prisma.empty : Prisma.sql`AND (t.tag_key ILIKE ${pattern} OR t.tag_value ILIKE ${pattern})`;
  const rows = await db.$queryRaw<(TagInUse & { totalCount: number })[]>`
    WITH used AS MATERIALIZED (
      SELECT t.tag_key, t.tag_value, COUNT(*)::int AS amount FROM tag t
      WHERE ${ofKeys(scope)} ${matches} GROUP BY t.tag_key, t.tag_value
    )
    SELECT COALESCE(page.tag_key, '') AS "tagKey", COALESCE(page.tag_value, '') AS "tagValue",
      COALESCE(page.amount, 0) AS "resourceCount", total.count AS "totalCount"
    FROM (SELECT COUNT(*)::int AS count FROM used) AS total
    LEFT JOIN (
      SELECT * FROM used ORDER BY tag_key, tag_value LIMIT ${pageSize} OFFSET ${(pageNumber - 1) * pageSize}
    ) AS page ON TRUE
    ORDER BY page.tag_key, page.tag_value`;
  const tags = rows
    .filter(({ resourceCount }) => resourceCount > 0)
    .map(({ tagKey, tagValue, resourceCount }) => ({ tagKey, tagValue, resourceCount }));
  return { tags, totalCount: rows[0]?.totalCount ?? 0 };
}
