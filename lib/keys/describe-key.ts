import { defineOperation } from "@/lib/operation/define-operation";
import { keyMetadata } from "./key-metadata";
import { locateKey, requireFound } from "./locate-key";
import { keyIdSchema } from "./schema";

/**
 * Tells the metadata of one key.
 *
 * Source: API 2016-01-20, DescribeKey.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound
 */
export const describeKey = defineOperation({
  name: "DescribeKey",
  effect: "read",
  input: keyIdSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateKey,
  async run(_ctx, _input, { key, reference }) {
    return { keyMetadata: keyMetadata(requireFound(key, reference)) };
  },
});
