import { z } from "zod";
import { signingAlgorithmsOf } from "@/lib/crypto/algorithms";
import { locateVersionOfKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { inputBytes } from "@/lib/operation/input-bytes";
import { keyAndVersion } from "./audit-values";
import { checkMessage, messageOf, messageParameters, messageShape } from "./message";
import { requireFittingAlgorithm } from "./require-fitting-algorithm";
import { requireUsableKey } from "./require-usable-key";
import { RSA_OUTPUT_BYTES } from "./schema";

/**
 * Tells whether a signature is that of a message. One that is not is an answer, not an error.
 *
 * Source: API 2016-01-20, AsymmetricVerify; instance API dkms-gcs-0.2, Verify.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Forbidden.KeyVersionNotFound, Rejected.Disabled,
 * Rejected.PendingDeletion, Rejected.PendingImport, UnsupportedOperation
 */
export const asymmetricVerify = defineOperation({
  name: "AsymmetricVerify",
  effect: "use",
  takesDryRun: true,
  input: z
    .strictObject({
      ...messageShape,
      /** The signature. */
      value: inputBytes({ minBytes: 1, maxBytes: RSA_OUTPUT_BYTES.max }),
    })
    .superRefine(checkMessage),
  auditInput: messageParameters,
  locate: locateVersionOfKeyForUse,
  async run(ctx, input, keyToUse) {
    const message = messageOf(input);
    try {
      const version = requireUsableKey("AsymmetricVerify", keyToUse);
      const algorithm = requireFittingAlgorithm(input.algorithm, signingAlgorithmsOf(version.keySpec));
      const value = await ctx.services.softwareKeys.verify(version, algorithm, message, input.value);
      return { keyId: version.keyId, keyVersionId: version.keyVersionId, value };
    } finally {
      message.bytes.fill(0);
    }
  },
  auditResult: ({ value, ...used }) => ({ ...keyAndVersion(used), Value: value }),
});
