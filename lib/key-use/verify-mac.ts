import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { macAlgorithmsOf } from "@/lib/crypto/algorithms";
import { locateKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { inputBytes } from "@/lib/operation/input-bytes";
import { keyAndVersion } from "./audit-values";
import { requireFittingAlgorithm } from "./require-fitting-algorithm";
import { requireUsableKey } from "./require-usable-key";
import { keyReferenceInput, MAC_ALGORITHM_NAMES, MAC_BYTES, MAC_MESSAGE_BYTES } from "./schema";

/**
 * Tells whether a code is that of a message. One that is not is an answer, not an error.
 *
 * Source: API 2016-01-20, VerifyMac; `keyVersionId` in the answer is ours.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport, UnsupportedOperation
 */
export const verifyMac = defineOperation({
  name: "VerifyMac",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({
    keyId: keyReferenceInput,
    algorithm: z.enum(MAC_ALGORITHM_NAMES),
    message: inputBytes({ minBytes: MAC_MESSAGE_BYTES.min, maxBytes: MAC_MESSAGE_BYTES.max }),
    mac: inputBytes({ minBytes: 1, maxBytes: MAC_BYTES.max }),
  }),
  auditInput: ({ keyId, algorithm }) => ({ KeyId: keyId, Algorithm: algorithm }),
  locate: locateKeyForUse,
  async run(ctx, { message, mac, ...input }, keyToUse) {
    try {
      const version = requireUsableKey("VerifyMac", keyToUse);
      const algorithm = requireFittingAlgorithm(input.algorithm, macAlgorithmsOf(version.keySpec));
      const expected = await ctx.services.softwareKeys.mac(version, algorithm, message);
      const value = expected.length === mac.length && timingSafeEqual(expected, mac);
      expected.fill(0);
      return { keyId: version.keyId, keyVersionId: version.keyVersionId, algorithm, value };
    } finally {
      message.fill(0);
    }
  },
  auditResult: ({ keyId, keyVersionId, value }) => ({
    ...keyAndVersion({ keyId, keyVersionId }),
    Value: value,
  }),
});
