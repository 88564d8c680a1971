import { z } from "zod";
import { locateKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { inputBytes } from "@/lib/operation/input-bytes";
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
  input: z.strictObject({
    keyId: keyReferenceInput,
    plaintext: inputBytes({ maxBytes: PLAINTEXT_BYTES.max }),
    encryptionContext: encryptionContextSchema,
  }),
  auditInput: ({ keyId, encryptionContext }) => ({ KeyId: keyId, ...contextKeys(encryptionContext) }),
  locate: locateKeyForUse,
  async run(ctx, { plaintext, encryptionContext }, { key, reference }) {
    try {
      const version = requireUsableKey("Encrypt", key, reference);
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
  auditResult: ({ keyId, keyVersionId }) => ({ KeyId: keyId, KeyVersionId: keyVersionId }),
});

/** The audit log keeps the names of a context, not what they are set to. */
export function contextKeys(encryptionContext: Record<string, string> | undefined) {
  return encryptionContext === undefined
    ? {}
    : { EncryptionContextKeys: Object.keys(encryptionContext).sort() };
}
