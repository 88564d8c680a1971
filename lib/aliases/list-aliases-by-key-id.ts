import { locateManagedKey } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { aliasInfo } from "./alias-info";
import { type AliasPage, listAliasesByKeyIdSchema } from "./schema";
import { findKeyState, listAliasRecordsOfKey } from "./store";

/**
 * Lists the aliases of one key page by page, oldest first, in every state of the key.
 *
 * Source: API 2016-01-20, ListAliasesByKeyId.
 *
 * @throws KmsError Forbidden.KeyNotFound, Unsupported.Alias
 */
export const listAliasesByKeyId = defineOperation({
  name: "ListAliasesByKeyId",
  effect: "read",
  input: listAliasesByKeyIdSchema,
  auditInput: ({ keyId, pageNumber, pageSize }) => ({
    KeyId: keyId,
    PageNumber: pageNumber,
    PageSize: pageSize,
  }),
  locate: locateManagedKey,
  async run(ctx, { pageNumber, pageSize }, keyId): Promise<AliasPage> {
    if ((await findKeyState(ctx.db, ctx, keyId)) === null) throw new KmsError("Forbidden.KeyNotFound");
    const { records, totalCount } = await listAliasRecordsOfKey(ctx.db, ctx, { keyId, pageNumber, pageSize });
    return { aliases: records.map((alias) => aliasInfo(ctx, alias)), totalCount, pageNumber, pageSize };
  },
});
