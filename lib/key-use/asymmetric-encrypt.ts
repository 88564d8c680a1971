import { z } from "zod";
import { encryptionAlgorithmsOf } from "@/lib/crypto/algorithms";
import { locateVersionOfKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { inputBytes } from "@/lib/operation/input-bytes";
import { keyAndVersion } from "./audit-values";
import { toBase64 } from "./base64";
import { requireFittingAlgorithm } from "./require-fitting-algorithm";
import { requireUsableKey } from "./require-usable-key";
import { ENCRYPTION_ALGORITHM_NAMES, keyReferenceInput, keyVersionIdInput, PLAINTEXT_BYTES } from "./schema";

/**
 * Encrypts with the public key of a version, which anybody can do that has it.
 *
 * Source: API 2016-01-20, AsymmetricEncrypt.
 *
 * @throws KmsError InvalidParameter with the room that there is, Forbidden.KeyNotFound, Forbidden.AliasNotFound, Forbidden.KeyVersionNotFound, Rejected.Disabled,
 * Rejected.PendingDeletion, Rejected.PendingImport, UnsupportedOperation
 */
export const asymmetricEncrypt = defineOperation({
  name: "AsymmetricEncrypt",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({
    keyId: keyReferenceInput,
    keyVersionId: keyVersionIdInput,
    algorithm: z.enum(ENCRYPTION_ALGORITHM_NAMES),
    plaintext: inputBytes({ maxBytes: PLAINTEXT_BYTES.max }),
  }),
  auditInput: ({ keyId, keyVersionId, algorithm }) => ({
    KeyId: keyId,
    KeyVersionId: keyVersionId,
    Algorithm: algorithm,
  }),
  locate: locateVersionOfKeyForUse,
  async run(ctx, input, keyToUse) {
    try {
      const version = requireUsableKey("AsymmetricEncrypt", keyToUse);
      const algorithm = requireFittingAlgorithm(input.algorithm, encryptionAlgorithmsOf(version.keySpec));
      const ciphertext = await ctx.services.softwareKeys.asymmetricEncrypt(
        version,
        algorithm,
        input.plaintext,
      );
      const { keyId, keyVersionId } = version;
      return { keyId, keyVersionId, ciphertextBlob: toBase64(ciphertext) };
    } finally {
      input.plaintext.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
