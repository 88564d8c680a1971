import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { listTagsSchema, type TagPage } from "./schema";
import { listTagsInUse } from "./store";

/**
 * Lists the tags in use, each key and value once with how many keys have it, page by page. Ours.
 *
 * @throws KmsError UnsupportedOperation
 */
export const listTags = defineOperation({
  name: "ListTags",
  effect: "read",
  input: listTagsSchema,
  auditInput: ({ pageNumber, pageSize, search }) => ({
    PageNumber: pageNumber,
    PageSize: pageSize,
    ...(search === "" ? {} : { Search: search }),
  }),
  locate: (ctx, { resourceType }) => {
    if (resourceType !== "key") throw new KmsError("UnsupportedOperation", { facts: { resourceType } });
    return located(resourceRef(ctx, "ACS::KMS::Key"));
  },
  async run(ctx, input): Promise<TagPage> {
    const { tags, totalCount } = await listTagsInUse(ctx.db, ctx, input);
    return { tags, totalCount, pageNumber: input.pageNumber, pageSize: input.pageSize };
  },
});
