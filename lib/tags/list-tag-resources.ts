import { defineOperation } from "@/lib/operation/define-operation";
import { locateKeys } from "./change-tags";
import { formatNextToken, parseNextToken } from "./next-token";
import { listTagResourcesSchema, TAG_RESOURCES_PAGE_SIZE, type TagResource } from "./schema";
import { listTagRows } from "./store";

/**
 * Lists the tags of the keys that are named and that have all of the tags asked for, 200 at a time. Keys that are not
 * there have none.
 *
 * Source: API 2016-01-20, ListTagResources.
 *
 * @throws KmsError UnsupportedOperation, Unsupported.Alias
 */
export const listTagResources = defineOperation({
  name: "ListTagResources",
  effect: "read",
  input: listTagResourcesSchema,
  auditInput: ({ resourceType, resourceId, tag }) => ({
    ResourceType: resourceType,
    ...(resourceId.length === 0 ? {} : { ResourceId: resourceId }),
    ...(tag.length === 0 ? {} : { Tag: JSON.stringify(tag) }),
  }),
  locate: (ctx, input) => locateKeys(ctx, "ListTagResources", input),
  async run(ctx, { resourceType, tag, nextToken }, keyIds) {
    const after = parseNextToken(nextToken);
    const limit = TAG_RESOURCES_PAGE_SIZE + 1;
    const rows = await listTagRows(ctx.db, ctx, { keyIds, tags: tag, after, limit });
    const page = rows.slice(0, TAG_RESOURCES_PAGE_SIZE);
    const last = page.at(-1);
    const hasMore = rows.length > page.length && last !== undefined;
    const found: TagResource[] = page.map((row) => ({ ...row, resourceType }));
    return { tagResources: found, nextToken: hasMore ? formatNextToken(last) : "" };
  },
});
