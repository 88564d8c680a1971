import { locateKey, requireFound } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { keyImportInfo } from "./key-import-info";
import { describeKeyImportSchema, type KeyImportDetail } from "./schema";
import { findKeyImport } from "./store";

/**
 * Tells one import with its public key and its token, so that it can be gone on with later and elsewhere. The token
 * permits nothing by itself: whoever imports needs the permission for it.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.ResourceNotFound
 */
export const describeKeyImport = defineOperation({
  name: "DescribeKeyImport",
  effect: "read",
  input: describeKeyImportSchema,
  auditInput: ({ keyId, importId }) => ({ KeyId: keyId, ImportId: importId }),
  locate: locateKey,
  async run(ctx, { importId }, { key, reference }): Promise<{ keyImport: KeyImportDetail }> {
    const { id } = requireFound(key, reference);
    const record = await findKeyImport(ctx.db, ctx, importId);
    if (record === null || record.keyId !== id) throw new KmsError("Forbidden.ResourceNotFound");
    return {
      keyImport: {
        ...keyImportInfo(record, ctx.now()),
        publicKey: Buffer.from(record.publicKey).toString("base64"),
        importToken: Buffer.from(record.importToken).toString("base64"),
      },
    };
  },
});
