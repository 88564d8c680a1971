import { defineOperation } from "@/lib/operation/define-operation";
import { locateKeys, untagKeys } from "./change-tags";
import { untagResourcesSchema } from "./schema";

/**
 * Takes tags off several keys, off all of them or off none. Needs the permission on each.
 *
 * Source: API 2016-01-20, UntagResources.
 *
 * @throws KmsError UnsupportedOperation, Forbidden.KeyNotFound, Unsupported.Alias
 */
export const untagResources = defineOperation({
  name: "UntagResources",
  effect: "write",
  input: untagResourcesSchema,
  auditInput: ({ resourceType, resourceId, tagKey, all }) => ({
    ResourceType: resourceType,
    ResourceId: resourceId,
    TagKey: tagKey,
    All: all,
  }),
  locate: (ctx, input) => locateKeys(ctx, "UntagResources", input),
  async run(ctx, { tagKey }, keyIds) {
    await untagKeys(ctx, keyIds, tagKey.length === 0 ? null : tagKey);
    return {};
  },
});
