import { z } from "zod";
import { parseCiphertextBlob } from "@/lib/crypto/ciphertext";
import { encryptionContextAad } from "@/lib/crypto/encryption-context";
import { DecryptionFailed } from "@/lib/crypto/provider";
import { locateKeyVersionForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { contextKeys } from "./encrypt";
import { requireUsableVersion } from "./require-usable-key";
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
  input: z.strictObject({ ciphertextBlob: ciphertextBlobSchema, encryptionContext: encryptionContextSchema }),
  auditInput: ({ encryptionContext }) => contextKeys(encryptionContext),
  locate: (ctx, { ciphertextBlob }) =>
    locateKeyVersionForUse(ctx, parseCiphertextBlob(ciphertextBlob)?.keyVersionId ?? null),
  async run(ctx, { ciphertextBlob, encryptionContext }, key) {
    const sealed = parseCiphertextBlob(ciphertextBlob);
    if (sealed === null || key === null) throw undecryptable();
    const version = requireUsableVersion("Decrypt", key);
    const plaintext = await ctx.services.softwareKeys
      .decrypt(version, sealed, encryptionContextAad(encryptionContext))
      .catch(asUndecryptable);
    try {
      return {
        keyId: version.keyId,
        keyVersionId: version.keyVersionId,
        plaintext: Buffer.from(plaintext.buffer, plaintext.byteOffset, plaintext.length).toString("base64"),
      };
    } finally {
      plaintext.fill(0);
    }
  },
  auditResult: ({ keyId, keyVersionId }) => ({ KeyId: keyId, KeyVersionId: keyVersionId }),
});

function asUndecryptable(error: unknown): never {
  throw error instanceof DecryptionFailed ? undecryptable(error) : error;
}

function undecryptable(cause?: DecryptionFailed): KmsError {
  return new KmsError("InvalidParameter", { parameter: "CiphertextBlob", problem: "undecryptable", cause });
}
