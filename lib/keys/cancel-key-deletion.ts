import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { type KeyState, requireKeyState } from "./key-state";
import { locateManagedKey, requireFound } from "./locate-key";
import { keyIdSchema } from "./schema";
import { findKey, lockKey, moveKeyState } from "./store";
import { hasKeyMaterial } from "./version-store";

/**
 * Keeps a key that was to be destroyed: it is enabled again, whatever it was before, or waits for an import when it
 * has no material.
 *
 * Source: API 2016-01-20, CancelKeyDeletion.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed
 */
export const cancelKeyDeletion = defineOperation({
  name: "CancelKeyDeletion",
  effect: "write",
  input: keyIdSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateManagedKey,
  async run(ctx, _input, keyId): Promise<{ keyState: KeyState }> {
    // Material can be deleted while the key is pending deletion; whoever does that changes the key's row first.
    await lockKey(ctx.db, ctx, keyId);
    const key = requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
    requireKeyState("CancelKeyDeletion", key.state);
    const to = (await hasKeyMaterial(ctx.db, ctx, keyId)) ? "Enabled" : "PendingImport";
    if (!(await moveKeyState(ctx.db, ctx, keyId, { from: key.state, to, at: ctx.now() }))) {
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    return { keyState: to };
  },
});
