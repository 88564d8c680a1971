import { requireNotRecentlyUsed } from "@/lib/blast-radius/require-not-recently-used";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { holdAlias, locateAlias } from "./alias-to-change";
import { deleteAliasSchema } from "./schema";
import { removeAlias } from "./store";

/**
 * Deletes a second name of a key, whatever the key's state; the key stays. Needs the permission on both.
 *
 * Source: API 2016-01-20, DeleteAlias.
 *
 * @throws KmsError Forbidden.AliasNotFound, Rejected.StateModifiedFailed, Rejected.RecentlyUsed
 */
export const deleteAlias = defineOperation({
  name: "DeleteAlias",
  effect: "write",
  input: deleteAliasSchema,
  auditInput: ({ aliasName, expectedKeyId, overrideReason }) => ({
    AliasName: aliasName,
    ExpectedKeyId: expectedKeyId,
    OverrideReason: overrideReason,
  }),
  locate: async (ctx, { aliasName }) => ({
    ...(await locateAlias(ctx, "DeleteAlias", { aliasName, to: null })),
    subject: undefined,
  }),
  async run(ctx, input) {
    const keyId = await holdAlias(ctx, "DeleteAlias", input);
    await requireNotRecentlyUsed(ctx, { keyId, overrideReason: input.overrideReason });
    if (!(await removeAlias(ctx.db, ctx, { aliasName: input.aliasName, keyId }))) {
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    return { previousKeyId: keyId };
  },
  auditResult: ({ previousKeyId }) => ({ PreviousKeyId: previousKeyId }),
});
