import { defineOperation } from "@/lib/operation/define-operation";
import { locateManagedKey } from "./locate-key";
import { keyIdSchema } from "./schema";
import { switchKey } from "./switch-key";

/**
 * Makes a disabled key usable again, and lets its automatic rotation go on.
 *
 * Source: API 2016-01-20, EnableKey.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed
 */
export const enableKey = defineOperation({
  name: "EnableKey",
  effect: "write",
  input: keyIdSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateManagedKey,
  run: (ctx, _input, keyId) => switchKey(ctx, keyId, { operation: "EnableKey", to: "Enabled" }),
});
