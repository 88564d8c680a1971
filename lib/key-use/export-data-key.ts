import { z } from "zod";
import { locateKeyVersionForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { contextKeys, keyAndVersion } from "./audit-values";
import { exportParameters, exportShape, requireWrapping, wrapDataKey } from "./export";
import { keyVersionIdIn, openCiphertext, requireOpenable } from "./open-ciphertext-blob";
import { ciphertextBlobSchema, encryptionContextSchema } from "./schema";

/**
 * Opens an encrypted data key, and encrypts it under a public key for whoever has its private half.
 *
 * Source: API 2016-01-20, ExportDataKey.
 *
 * @throws KmsError InvalidParameter, Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport
 */
export const exportDataKey = defineOperation({
  name: "ExportDataKey",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({
    ciphertextBlob: ciphertextBlobSchema,
    encryptionContext: encryptionContextSchema,
    ...exportShape,
  }),
  auditInput: (input) => ({ ...contextKeys(input.encryptionContext), ...exportParameters(input) }),
  locate: (ctx, { ciphertextBlob }) => locateKeyVersionForUse(ctx, keyVersionIdIn(ciphertextBlob)),
  async run(ctx, input, key) {
    const openable = requireOpenable("ExportDataKey", input.ciphertextBlob, key);
    const wrapping = requireWrapping(input);
    const { softwareKeys } = ctx.services;
    const dataKey = await openCiphertext(softwareKeys, openable, input.encryptionContext);
    try {
      if (dataKey.length > wrapping.maxBytes) {
        const facts = { max: wrapping.maxBytes };
        throw new KmsError("InvalidParameter", { parameter: "CiphertextBlob", problem: "tooLong", facts });
      }
      const { keyId, keyVersionId } = openable.version;
      return { keyId, keyVersionId, exportedDataKey: await wrapDataKey(softwareKeys, wrapping, dataKey) };
    } finally {
      dataKey.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
