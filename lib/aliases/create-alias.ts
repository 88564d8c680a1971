import { parseManagedKeyId } from "@/lib/keys/key-reference";
import { requireKeyState } from "@/lib/keys/key-state";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { aliasRef } from "./alias-ref";
import { aliasPermissions, requireRoomForAlias } from "./alias-to-change";
import { createAliasSchema } from "./schema";
import { holdKeyState, insertAlias } from "./store";

/**
 * Gives a key a second name, unique in the account and region. Needs the permission on both.
 *
 * Source: API 2016-01-20, CreateAlias.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed, AliasAlreadyExists, Rejected.LimitExceeded,
 * Unsupported.Alias
 */
export const createAlias = defineOperation({
  name: "CreateAlias",
  effect: "write",
  input: createAliasSchema,
  auditInput: ({ aliasName, keyId }) => ({ AliasName: aliasName, KeyId: keyId }),
  locate: (ctx, input) => {
    const keyId = parseManagedKeyId(ctx, input.keyId);
    return {
      resource: aliasRef(ctx, input.aliasName),
      permissions: aliasPermissions(ctx, "CreateAlias", { aliasName: input.aliasName, keyIds: [keyId] }),
      subject: keyId,
    };
  },
  async run(ctx, { aliasName }, keyId) {
    const keyState = await holdKeyState(ctx.db, ctx, keyId);
    if (keyState === null) throw new KmsError("Forbidden.KeyNotFound");
    requireKeyState("CreateAlias", keyState);
    await requireRoomForAlias(ctx, keyId);
    if (!(await insertAlias(ctx.db, ctx, { aliasName, keyId, createdAt: ctx.now() }))) {
      throw new KmsError("AliasAlreadyExists");
    }
    return {};
  },
});
