import type { Actor } from "@/lib/operation/actor";
import type { DatabasePool } from "@/lib/platform/db";

const ALIASED_ONE_IN = 10;
const TAGGED_ONE_IN = 4;

/** What the database takes longest to keep; it is made once all rows are there. */
const TRIGRAM_INDEXES = ["kms_key_id_trigrams", "kms_key_description_trigrams", "alias_name_trigrams"];

/** Puts many keys, some with aliases and tags, straight into the tables; they have no material. */
export async function insertKeys(
  db: DatabasePool,
  actor: Actor,
  instanceIds: readonly string[],
  count: number,
): Promise<void> {
  const definitions = await db.$queryRaw<{ indexname: string; indexdef: string }[]>`
    SELECT indexname, indexdef FROM pg_indexes WHERE indexname = ANY(${TRIGRAM_INDEXES})`;
  if (definitions.length !== TRIGRAM_INDEXES.length) throw new Error("A trigram index has another name now.");
  for (const { indexname } of definitions) await db.$executeRawUnsafe(`DROP INDEX ${indexname}`);
  await insertRows(db, actor, instanceIds, count);
  for (const { indexdef } of definitions) await db.$executeRawUnsafe(indexdef);
  await db.$executeRaw`VACUUM ANALYZE`;
}

async function insertRows(
  db: DatabasePool,
  { accountId, principalId }: Actor,
  instanceIds: readonly string[],
  count: number,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO kms_key (id, account_id, region, instance_id, key_spec, key_usage, origin, protection_level, state,
      description, creator, creator_type, created_at, state_changed_at)
    SELECT 'key-loc' || substr(md5(n::text), 1, 18), ${accountId}, 'local-1',
      (${[...instanceIds]}::text[])[1 + n % ${instanceIds.length}], 'Aliyun_AES_256', 'ENCRYPT/DECRYPT', 'Aliyun_KMS',
      'SOFTWARE', (ARRAY['Enabled','Enabled','Enabled','Enabled','Enabled','Enabled','Enabled','Enabled','Disabled',
      'PendingDeletion'])[1 + n % 10], 'key number ' || n || ' of the benchmark', ${principalId}, 'User',
      now() - n * interval '1 second', now()
    FROM generate_series(1, ${count}::int) n`;
  await db.$executeRaw`
    INSERT INTO alias (account_id, region, alias_name, key_id, created_at)
    SELECT account_id, region, 'alias/name-' || row_number() OVER (), id, now() FROM kms_key
    WHERE abs(hashtext(id)) % ${ALIASED_ONE_IN} = 0`;
  await db.$executeRaw`
    INSERT INTO tag (account_id, region, resource_type, resource_id, tag_key, tag_value)
    SELECT account_id, region, 'key', id, 'env', CASE WHEN abs(hashtext(id)) % 8 = 0 THEN 'prod' ELSE 'test' END
    FROM kms_key WHERE abs(hashtext(id)) % ${TAGGED_ONE_IN} = 0`;
}
