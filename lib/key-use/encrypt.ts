import { z } from "zod";
import { locateKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { inputBytes } from "@/lib/operation/input-bytes";
import { contextKeys, keyAndVersion } from "./audit-values";
import { encryptWith } from "./encrypt-with";
import { requireUsableKey } from "./require-usable-key";
import { encryptionContextSchema, keyReferenceInput, PLAINTEXT_BYTES } from "./schema";

/**
 * Encrypts up to 6,144 bytes with the primary version of a key.
 *
 * Source: API 2016-01-20, Encrypt.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport
 */
export const encrypt = defineOperation({
  name: "Encrypt",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({
    keyId: keyReferenceInput,
    plaintext: inputBytes({ maxBytes: PLAINTEXT_BYTES.max }),
    encryptionContext: encryptionContextSchema,
  }),
  auditInput: ({ keyId, encryptionContext }) => ({ KeyId: keyId, ...contextKeys(encryptionContext) }),
  locate: locateKeyForUse,
  async run(ctx, { plaintext, encryptionContext }, keyToUse) {
    try {
      const version = requireUsableKey("Encrypt", keyToUse);
      const ciphertextBlob = await encryptWith(
        ctx.services.softwareKeys,
        version,
        plaintext,
        encryptionContext,
      );
      return { keyId: version.keyId, keyVersionId: version.keyVersionId, ciphertextBlob };
    } finally {
      plaintext.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
