import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { keyMetadata } from "./key-metadata";
import { listKeyRecords } from "./list-store";
import { type KeyPage, listKeysSchema } from "./schema";

/**
 * Lists keys page by page, filtered and sorted in the database; newest first unless asked otherwise.
 *
 * The cloud answers IDs and ARNs only; we add the metadata, so that a list needs one call.
 *
 * Source: API 2016-01-20, ListKeys.
 */
export const listKeys = defineOperation({
  name: "ListKeys",
  effect: "read",
  input: listKeysSchema,
  auditInput: ({ pageNumber, pageSize, filters, search }) => ({
    PageNumber: pageNumber,
    PageSize: pageSize,
    ...(filters.length > 0 ? { Filters: JSON.stringify(filters) } : {}),
    ...(search === "" ? {} : { Search: search }),
  }),
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Key")),
  async run(ctx, input): Promise<KeyPage> {
    const { records, totalCount } = await listKeyRecords(ctx.db, ctx, input);
    return {
      keys: records.map(keyMetadata),
      totalCount,
      pageNumber: input.pageNumber,
      pageSize: input.pageSize,
    };
  },
});
