import { locateManagedKey } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { untagKeys } from "./change-tags";
import { untagResourceSchema } from "./schema";

/**
 * Takes tags off a key. A tag that is not there is no error.
 *
 * Source: API 2016-01-20, UntagResource.
 *
 * @throws KmsError Forbidden.KeyNotFound, Unsupported.Alias
 */
export const untagResource = defineOperation({
  name: "UntagResource",
  effect: "write",
  input: untagResourceSchema,
  auditInput: ({ keyId, tagKeys }) => ({ KeyId: keyId, TagKeys: JSON.stringify(tagKeys) }),
  locate: locateManagedKey,
  async run(ctx, { tagKeys }, keyId) {
    await untagKeys(ctx, [keyId], tagKeys);
    return {};
  },
});
