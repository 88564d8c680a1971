import { locateManagedKey } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { tagKeys } from "./change-tags";
import { tagResourceSchema } from "./schema";

/**
 * Puts tags on a key; a tag with the same key gets the new value.
 *
 * Source: API 2016-01-20, TagResource. Of the resources it takes there are keys so far.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.LimitExceeded, Unsupported.Alias
 */
export const tagResource = defineOperation({
  name: "TagResource",
  effect: "write",
  input: tagResourceSchema,
  auditInput: ({ keyId, tags }) => ({ KeyId: keyId, Tags: JSON.stringify(tags) }),
  locate: locateManagedKey,
  async run(ctx, { tags }, keyId) {
    await tagKeys(ctx, [keyId], tags);
    return {};
  },
});
