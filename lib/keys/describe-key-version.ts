import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { keyVersionInfo } from "./key-version-info";
import { locateKey, requireFound } from "./locate-key";
import { describeKeyVersionSchema } from "./schema";
import { findVersionRecord } from "./version-store";

/**
 * Tells one version of a key.
 *
 * Source: API 2016-01-20, DescribeKeyVersion.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Forbidden.KeyVersionNotFound
 */
export const describeKeyVersion = defineOperation({
  name: "DescribeKeyVersion",
  effect: "read",
  input: describeKeyVersionSchema,
  auditInput: ({ keyId, keyVersionId }) => ({ KeyId: keyId, KeyVersionId: keyVersionId }),
  locate: locateKey,
  async run(ctx, { keyVersionId }, { key: found, reference }) {
    const key = requireFound(found, reference);
    const version = await findVersionRecord(ctx.db, ctx, key.id, keyVersionId);
    if (version === null) throw new KmsError("Forbidden.KeyVersionNotFound");
    return { keyVersion: keyVersionInfo(key.id, key.primaryVersionId, version) };
  },
});
