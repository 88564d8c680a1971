import { requireNotRecentlyUsed } from "@/lib/blast-radius/require-not-recently-used";
import { parseManagedKeyId } from "@/lib/keys/key-reference";
import { requireKeyState } from "@/lib/keys/key-state";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { holdAlias, locateAlias, requireRoomForAlias } from "./alias-to-change";
import { updateAliasSchema } from "./schema";
import { holdKeyState, moveAlias } from "./store";

/**
 * Leads an alias to another key, whatever the state of the one it leaves. Needs the permission on the alias and
 * on both keys. Calls that meet happen one after the other; each is told the key it took the alias from.
 *
 * Source: API 2016-01-20, UpdateAlias.
 *
 * @throws KmsError Forbidden.AliasNotFound, Forbidden.KeyNotFound, Rejected.PendingDeletion,
 * Rejected.StateModifiedFailed, Rejected.RecentlyUsed, Rejected.LimitExceeded, Unsupported.Alias
 */
export const updateAlias = defineOperation({
  name: "UpdateAlias",
  effect: "write",
  input: updateAliasSchema,
  auditInput: ({ aliasName, keyId, expectedKeyId, overrideReason }) => ({
    AliasName: aliasName,
    KeyId: keyId,
    ExpectedKeyId: expectedKeyId,
    OverrideReason: overrideReason,
  }),
  locate: async (ctx, { aliasName, keyId }) => {
    const to = parseManagedKeyId(ctx, keyId);
    return { ...(await locateAlias(ctx, "UpdateAlias", { aliasName, to })), subject: to };
  },
  async run(ctx, input, to) {
    const keyState = await holdKeyState(ctx.db, ctx, to);
    const from = await holdAlias(ctx, "UpdateAlias", input);
    if (keyState === null) throw new KmsError("Forbidden.KeyNotFound");
    requireKeyState("UpdateAlias", keyState);
    if (from === to) return { previousKeyId: from };
    await requireRoomForAlias(ctx, to);
    await requireNotRecentlyUsed(ctx, { keyId: from, overrideReason: input.overrideReason });
    if (!(await moveAlias(ctx.db, ctx, input.aliasName, { from, to }))) {
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    return { previousKeyId: from };
  },
  auditResult: ({ previousKeyId }) => ({ PreviousKeyId: previousKeyId }),
});
