import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { aliasInfo } from "./alias-info";
import { type AliasPage, listAliasesSchema } from "./schema";
import { listAliasRecords } from "./store";

/**
 * Lists all aliases page by page, by name.
 *
 * The cloud answers names and key IDs only; we add what the key is, so that a list needs one call.
 *
 * Source: API 2016-01-20, ListAliases.
 */
export const listAliases = defineOperation({
  name: "ListAliases",
  effect: "read",
  input: listAliasesSchema,
  auditInput: ({ pageNumber, pageSize, search }) => ({
    PageNumber: pageNumber,
    PageSize: pageSize,
    ...(search === "" ? {} : { Search: search }),
  }),
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Alias")),
  async run(ctx, input): Promise<AliasPage> {
    const { records, totalCount } = await listAliasRecords(ctx.db, ctx, input);
    return {
      aliases: records.map((alias) => aliasInfo(ctx, alias)),
      totalCount,
      pageNumber: input.pageNumber,
      pageSize: input.pageSize,
    };
  },
});
