import { requireNotRecentlyUsed } from "@/lib/blast-radius/require-not-recently-used";
import { defineOperation } from "@/lib/operation/define-operation";
import { locateManagedKey } from "./locate-key";
import { disableKeySchema } from "./schema";
import { switchKey } from "./switch-key";

/**
 * Makes a key refuse every cryptographic call until it is enabled again. Nothing is destroyed; automatic rotation
 * is suspended.
 *
 * Source: API 2016-01-20, DisableKey.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.RecentlyUsed, Rejected.StateModifiedFailed
 */
export const disableKey = defineOperation({
  name: "DisableKey",
  effect: "write",
  input: disableKeySchema,
  auditInput: ({ keyId, overrideReason }) => ({ KeyId: keyId, OverrideReason: overrideReason }),
  locate: locateManagedKey,
  run: (ctx, { overrideReason }, keyId) =>
    switchKey(ctx, keyId, {
      operation: "DisableKey",
      to: "Disabled",
      beforeMove: () => requireNotRecentlyUsed(ctx, { keyId, overrideReason }),
    }),
});
