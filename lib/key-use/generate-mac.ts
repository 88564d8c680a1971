import { z } from "zod";
import { macAlgorithmsOf } from "@/lib/crypto/algorithms";
import { locateKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { inputBytes } from "@/lib/operation/input-bytes";
import { keyAndVersion } from "./audit-values";
import { toBase64 } from "./base64";
import { requireFittingAlgorithm } from "./require-fitting-algorithm";
import { requireUsableKey } from "./require-usable-key";
import { keyReferenceInput, MAC_ALGORITHM_NAMES, MAC_MESSAGE_BYTES } from "./schema";

/**
 * Makes the authentication code of a message.
 *
 * Source: API 2016-01-20, GenerateMac; `keyVersionId` in the answer is ours.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport, UnsupportedOperation
 */
export const generateMac = defineOperation({
  name: "GenerateMac",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({
    keyId: keyReferenceInput,
    algorithm: z.enum(MAC_ALGORITHM_NAMES),
    message: inputBytes({ minBytes: MAC_MESSAGE_BYTES.min, maxBytes: MAC_MESSAGE_BYTES.max }),
  }),
  auditInput: ({ keyId, algorithm }) => ({ KeyId: keyId, Algorithm: algorithm }),
  locate: locateKeyForUse,
  async run(ctx, { message, ...input }, keyToUse) {
    try {
      const version = requireUsableKey("GenerateMac", keyToUse);
      const algorithm = requireFittingAlgorithm(input.algorithm, macAlgorithmsOf(version.keySpec));
      const mac = await ctx.services.softwareKeys.mac(version, algorithm, message);
      return { keyId: version.keyId, keyVersionId: version.keyVersionId, algorithm, mac: toBase64(mac) };
    } finally {
      message.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
