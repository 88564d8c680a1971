import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { requireKeyState } from "./key-state";
import { locateManagedKey, requireFound } from "./locate-key";
import { updateKeyDescriptionSchema } from "./schema";
import { changeKeyDescription, findKey } from "./store";

/**
 * Replaces the description of a key, in every state but PendingDeletion.
 *
 * Source: API 2016-01-20, UpdateKeyDescription.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.PendingDeletion, Rejected.StateModifiedFailed
 */
export const updateKeyDescription = defineOperation({
  name: "UpdateKeyDescription",
  effect: "write",
  input: updateKeyDescriptionSchema,
  auditInput: ({ keyId, description }) => ({ KeyId: keyId, Description: description }),
  locate: locateManagedKey,
  async run(ctx, { description }, keyId) {
    const key = requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
    requireKeyState("UpdateKeyDescription", key.state);
    if (!(await changeKeyDescription(ctx.db, ctx, keyId, { state: key.state, description }))) {
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    return {};
  },
});
