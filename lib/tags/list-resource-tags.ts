import { locateManagedKey } from "@/lib/keys/locate-key";
import { TAGS_PER_KEY_MAX } from "@/lib/keys/schema";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { type KeyTag, listResourceTagsSchema } from "./schema";
import { keyExists, listTagRows } from "./store";

/**
 * Tells the tags of a key, by tag key, in every state.
 *
 * Source: API 2016-01-20, ListResourceTags.
 *
 * @throws KmsError Forbidden.KeyNotFound, Unsupported.Alias
 */
export const listResourceTags = defineOperation({
  name: "ListResourceTags",
  effect: "read",
  input: listResourceTagsSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateManagedKey,
  async run(ctx, _input, keyId): Promise<{ tags: KeyTag[] }> {
    if (!(await keyExists(ctx.db, ctx, keyId))) throw new KmsError("Forbidden.KeyNotFound");
    const rows = await listTagRows(ctx.db, ctx, {
      keyIds: [keyId],
      tags: [],
      after: null,
      limit: TAGS_PER_KEY_MAX,
    });
    return { tags: rows.map(({ tagKey, tagValue }) => ({ keyId, tagKey, tagValue })) };
  },
});
