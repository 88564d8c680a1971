import { hasSucceeded } from "@/lib/audit/has-succeeded";
import { countInstances } from "@/lib/instances/count-instances";
import { countKeys } from "@/lib/keys/count-keys";
import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { findRefusedKeys } from "./find-refused-keys";
import { getOverviewSchema, type Overview } from "./schema";

/**
 * Tells how many keys and instances there are, which keys somebody needs in vain, and which first steps were
 * taken. Ours.
 */
export const getOverview = defineOperation({
  name: "GetOverview",
  effect: "read",
  input: getOverviewSchema,
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Account", ctx.accountId)),
  async run(ctx): Promise<Overview> {
    const [keys, instances, hasEncrypted, refusedKeys] = await Promise.all([
      countKeys(ctx.db, ctx),
      countInstances(ctx.db, ctx),
      hasSucceeded(ctx.db, ctx, "Encrypt"),
      findRefusedKeys(ctx),
    ]);
    const total = keys.Enabled + keys.Disabled + keys.PendingDeletion + keys.PendingImport;
    return {
      keys: {
        total,
        enabled: keys.Enabled,
        disabled: keys.Disabled,
        pendingDeletion: keys.PendingDeletion,
        pendingImport: keys.PendingImport,
      },
      instances,
      refusedKeys,
      firstSteps: {
        hasInstance: instances.total > 0,
        hasConnectedInstance: instances.total > instances.notConnected,
        hasKey: total > 0,
        hasEncrypted,
      },
    };
  },
});
