import { z } from "zod";
import { locateKeyVersionForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { contextKeys, keyAndVersion } from "./audit-values";
import { toBase64 } from "./base64";
import { keyVersionIdIn, openCiphertext, requireOpenable } from "./open-ciphertext-blob";
import { ciphertextBlobSchema, encryptionContextSchema } from "./schema";

/**
 * Decrypts what Encrypt or GenerateDataKey made; key and version are found in the ciphertext.
 *
 * A changed ciphertext, another encryption context and a key of another account give one and the same answer.
 *
 * Source: API 2016-01-20, Decrypt.
 *
 * @throws KmsError InvalidParameter, Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport
 */
export const decrypt = defineOperation({
  name: "Decrypt",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({ ciphertextBlob: ciphertextBlobSchema, encryptionContext: encryptionContextSchema }),
  auditInput: ({ encryptionContext }) => contextKeys(encryptionContext),
  locate: (ctx, { ciphertextBlob }) => locateKeyVersionForUse(ctx, keyVersionIdIn(ciphertextBlob)),
  async run(ctx, { ciphertextBlob, encryptionContext }, key) {
    const openable = requireOpenable("Decrypt", ciphertextBlob, key);
    const plaintext = await openCiphertext(ctx.services.softwareKeys, openable, encryptionContext);
    try {
      const { keyId, keyVersionId } = openable.version;
      return { keyId, keyVersionId, plaintext: toBase64(plaintext) };
    } finally {
      plaintext.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
