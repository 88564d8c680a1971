import { defineOperation } from "@/lib/operation/define-operation";
import { keyVersionInfo } from "./key-version-info";
import { locateKey, requireFound } from "./locate-key";
import { type KeyVersionPage, listKeyVersionsSchema } from "./schema";
import { listVersionRecords } from "./version-store";

/**
 * Lists the versions of a key, newest first.
 *
 * Source: API 2016-01-20, ListKeyVersions. The order is ours.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound
 */
export const listKeyVersions = defineOperation({
  name: "ListKeyVersions",
  effect: "read",
  input: listKeyVersionsSchema,
  auditInput: ({ keyId, pageNumber, pageSize }) => ({
    KeyId: keyId,
    PageNumber: pageNumber,
    PageSize: pageSize,
  }),
  locate: locateKey,
  async run(ctx, page, { key: found, reference }): Promise<KeyVersionPage> {
    const key = requireFound(found, reference);
    const { records, totalCount } = await listVersionRecords(ctx.db, ctx, key.id, page);
    return {
      keyVersions: records.map((record) => keyVersionInfo(key.id, key.primaryVersionId, record)),
      totalCount,
      pageNumber: page.pageNumber,
      pageSize: page.pageSize,
    };
  },
});
