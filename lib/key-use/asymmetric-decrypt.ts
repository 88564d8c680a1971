import { z } from "zod";
import { encryptionAlgorithmsOf } from "@/lib/crypto/algorithms";
import { locateVersionOfKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { inputBytes } from "@/lib/operation/input-bytes";
import { keyAndVersion } from "./audit-values";
import { toBase64 } from "./base64";
import { asUndecryptable } from "./open-ciphertext-blob";
import { requireFittingAlgorithm } from "./require-fitting-algorithm";
import { requireUsableKey } from "./require-usable-key";
import { ENCRYPTION_ALGORITHM_NAMES, keyReferenceInput, keyVersionIdInput, RSA_OUTPUT_BYTES } from "./schema";

/**
 * Decrypts with the private key of a version. Whatever is wrong with a ciphertext, the answer is the same.
 *
 * Source: API 2016-01-20, AsymmetricDecrypt.
 *
 * @throws KmsError InvalidParameter, Forbidden.KeyNotFound, Forbidden.AliasNotFound, Forbidden.KeyVersionNotFound,
 * Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport, UnsupportedOperation
 */
export const asymmetricDecrypt = defineOperation({
  name: "AsymmetricDecrypt",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({
    keyId: keyReferenceInput,
    keyVersionId: keyVersionIdInput,
    algorithm: z.enum(ENCRYPTION_ALGORITHM_NAMES),
    ciphertextBlob: inputBytes({ minBytes: 1, maxBytes: RSA_OUTPUT_BYTES.max }),
  }),
  auditInput: ({ keyId, keyVersionId, algorithm }) => ({
    KeyId: keyId,
    KeyVersionId: keyVersionId,
    Algorithm: algorithm,
  }),
  locate: locateVersionOfKeyForUse,
  async run(ctx, input, keyToUse) {
    const version = requireUsableKey("AsymmetricDecrypt", keyToUse);
    const algorithm = requireFittingAlgorithm(input.algorithm, encryptionAlgorithmsOf(version.keySpec));
    const plaintext = await ctx.services.softwareKeys
      .asymmetricDecrypt(version, algorithm, input.ciphertextBlob)
      .catch(asUndecryptable);
    try {
      return { keyId: version.keyId, keyVersionId: version.keyVersionId, plaintext: toBase64(plaintext) };
    } finally {
      plaintext.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
