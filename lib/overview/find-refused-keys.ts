import { periodsBefore } from "@/lib/blast-radius/periods";
import type { RunContext } from "@/lib/operation/operation-context";
import { resourceRef } from "@/lib/operation/resource";
import { formatApiTime } from "@/lib/platform/api-time";
import type { RefusedKey } from "./schema";
import { listRefusedKeys } from "./store";

const KEYS_SHOWN = 10;

/**
 * The keys that somebody tried to use in the last 7 days and that refuse it in the state they are in now.
 *
 * Who calls a key is told only to those who may ask for it: of the newest ten, the others are left out.
 */
export async function findRefusedKeys(ctx: RunContext): Promise<RefusedKey[]> {
  const { authorizer } = ctx.services;
  const { weekAgo } = periodsBefore(ctx.now());
  const rows = await listRefusedKeys(ctx.db, ctx, { since: weekAgo, limit: KEYS_SHOWN });
  return rows
    .filter(({ keyId }) =>
      authorizer.isAllowed(
        ctx.caller,
        "kms:DescribeBlastRadius",
        resourceRef(ctx, "ACS::KMS::Key", keyId).arn,
      ),
    )
    .map(({ lastRefusedAt, ...row }) => ({ ...row, lastRefusedDate: formatApiTime(lastRefusedAt) }));
}
