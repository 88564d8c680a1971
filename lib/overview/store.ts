import { REFUSED_FOR_STATE } from "@/lib/audit/key-uses";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import type { RefusedKey } from "./schema";

const ALIASES_SHOWN = 1;

export interface RefusedKeyRow extends Omit<RefusedKey, "lastRefusedDate"> {
  readonly lastRefusedAt: Date;
}

/** Keys that no call can use now, and calls were refused for it from an hour on; newest refusal first. */
export async function listRefusedKeys(
  db: Database,
  scope: Scope,
  { since, limit }: { since: Date; limit: number },
): Promise<RefusedKeyRow[]> {
  return db.$queryRaw<RefusedKeyRow[]>`
    WITH callers AS (
      SELECT u.key_id, u.actor_name, MAX(u.last_at) AS last_at, SUM(u.calls) AS calls FROM key_use u
      WHERE u.account_id = ${scope.accountId} AND u.region = ${scope.region}
        AND u.error_code = ANY(${[...REFUSED_FOR_STATE]}) AND u.hour >= ${since}
      GROUP BY u.key_id, u.actor_name
    ),
    refused AS (
      SELECT c.key_id, MAX(c.last_at) AS last_at, SUM(c.calls)::float8 AS calls,
        (ARRAY_AGG(c.actor_name ORDER BY c.last_at DESC))[1] AS actor_name
      FROM callers c GROUP BY c.key_id
    )
    SELECT k.id AS "keyId", k.state AS "keyState", k.description,
      ARRAY(SELECT a.alias_name FROM alias a WHERE a.key_id = k.id ORDER BY a.created_at LIMIT ${ALIASES_SHOWN})
        AS "aliasNames",
      r.calls, r.actor_name AS "lastRefusedBy", r.last_at AS "lastRefusedAt"
    FROM refused r JOIN kms_key k ON k.id = r.key_id
    WHERE k.account_id = ${scope.accountId} AND k.region = ${scope.region} AND k.state <> 'Enabled'
    ORDER BY r.last_at DESC, k.id LIMIT ${limit}`;
}
