import { defineOperation } from "@/lib/operation/define-operation";
import { locateKeys, tagKeys } from "./change-tags";
import { tagResourcesSchema } from "./schema";

/**
 * Puts the same tags on several keys, on all of them or on none. Needs the permission on each.
 *
 * Source: API 2016-01-20, TagResources.
 *
 * @throws KmsError UnsupportedOperation, Forbidden.KeyNotFound, Rejected.LimitExceeded, Unsupported.Alias
 */
export const tagResources = defineOperation({
  name: "TagResources",
  effect: "write",
  input: tagResourcesSchema,
  auditInput: ({ resourceType, resourceId, tag }) => ({
    ResourceType: resourceType,
    ResourceId: resourceId,
    Tag: JSON.stringify(tag),
  }),
  locate: (ctx, input) => locateKeys(ctx, "TagResources", input),
  async run(ctx, { tag }, keyIds) {
    const tags = tag.map(({ key, value }) => ({ tagKey: key, tagValue: value }));
    await tagKeys(ctx, keyIds, tags);
    return {};
  },
});
