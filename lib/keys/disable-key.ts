import { defineOperation } from "@/lib/operation/define-operation";
import { locateManagedKey } from "./locate-key";
import { keyIdSchema } from "./schema";
import { switchKey } from "./switch-key";

/**
 * Makes a key refuse every cryptographic call until it is enabled again. Nothing is destroyed.
 *
 * Source: API 2016-01-20, DisableKey.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed
 */
export const disableKey = defineOperation({
  name: "DisableKey",
  effect: "write",
  input: keyIdSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateManagedKey,
  run: (ctx, _input, keyId) => switchKey(ctx, "DisableKey", keyId, "Disabled"),
});
