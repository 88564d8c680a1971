import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { kindOfKey, requireCapability } from "./key-capabilities";
import { requireKeyState } from "./key-state";
import { locateManagedKey, requireFound } from "./locate-key";
import { updateRotationPolicySchema } from "./schema";
import { findKey } from "./store";
import { changeRotationPolicy } from "./version-store";

/**
 * Switches automatic rotation on, with its interval, or off. A key whose last rotation is longer ago than the
 * interval is rotated at once.
 *
 * Source: API 2016-01-20, UpdateRotationPolicy.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.Disabled and its like, UnsupportedOperation,
 * Unsupported.Origin, Rejected.StateModifiedFailed
 */
export const updateRotationPolicy = defineOperation({
  name: "UpdateRotationPolicy",
  effect: "write",
  input: updateRotationPolicySchema,
  auditInput: ({ keyId, enableAutomaticRotation, rotationInterval }) => ({
    KeyId: keyId,
    EnableAutomaticRotation: enableAutomaticRotation,
    RotationInterval: rotationInterval === undefined ? undefined : `${rotationInterval}s`,
  }),
  locate: locateManagedKey,
  async run(ctx, { enableAutomaticRotation, rotationInterval }, keyId) {
    const key = requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
    requireKeyState("UpdateRotationPolicy", key.state);
    requireCapability({ ...key, kind: kindOfKey(key) }, "UpdateRotationPolicy");
    const intervalSeconds = enableAutomaticRotation ? (rotationInterval ?? null) : null;
    if (!(await changeRotationPolicy(ctx.db, ctx, keyId, intervalSeconds))) {
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    return {};
  },
});
