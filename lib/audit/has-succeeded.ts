import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";

/** Whether a call of this name ever succeeded in the account and region. */
export async function hasSucceeded(db: Database, scope: Scope, eventName: string): Promise<boolean> {
  const event = await db.auditEvent.findFirst({
    where: { accountId: scope.accountId, region: scope.region, eventName, errorCode: "" },
    select: { id: true },
  });
  return event !== null;
}
