import { z } from "zod";
import { signingAlgorithmsOf } from "@/lib/crypto/algorithms";
import { locateVersionOfKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { keyAndVersion } from "./audit-values";
import { toBase64 } from "./base64";
import { checkMessage, messageOf, messageParameters, messageShape } from "./message";
import { requireFittingAlgorithm } from "./require-fitting-algorithm";
import { requireUsableKey } from "./require-usable-key";

/**
 * Signs a digest, or a message that is hashed here, with the private key of a version.
 *
 * Source: API 2016-01-20, AsymmetricSign (`Digest`); instance API dkms-gcs-0.2, Sign (`Message`, `MessageType`).
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Forbidden.KeyVersionNotFound, Rejected.Disabled,
 * Rejected.PendingDeletion, Rejected.PendingImport, UnsupportedOperation
 */
export const asymmetricSign = defineOperation({
  name: "AsymmetricSign",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject(messageShape).superRefine(checkMessage),
  auditInput: messageParameters,
  locate: locateVersionOfKeyForUse,
  async run(ctx, input, keyToUse) {
    const message = messageOf(input);
    try {
      const version = requireUsableKey("AsymmetricSign", keyToUse);
      const algorithm = requireFittingAlgorithm(input.algorithm, signingAlgorithmsOf(version.keySpec));
      const signature = await ctx.services.softwareKeys.sign(version, algorithm, message);
      return { keyId: version.keyId, keyVersionId: version.keyVersionId, value: toBase64(signature) };
    } finally {
      message.bytes.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
