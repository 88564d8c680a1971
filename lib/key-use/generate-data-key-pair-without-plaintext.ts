import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { keyAndVersion } from "./audit-values";
import { keyPairParameters, keyPairShape, locateKeyForKeyPair, makeDataKeyPair } from "./key-pair";
import { requireUsableKey } from "./require-usable-key";

/**
 * As GenerateDataKeyPair, with the private key encrypted only.
 *
 * Source: instance API dkms-gcs-0.2, GenerateDataKeyPairWithoutPlaintext.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport, UnsupportedOperation, Rejected.Throttling
 */
export const generateDataKeyPairWithoutPlaintext = defineOperation({
  name: "GenerateDataKeyPairWithoutPlaintext",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject(keyPairShape),
  auditInput: keyPairParameters,
  locate: locateKeyForKeyPair,
  async run(ctx, input, keyToUse) {
    const version = requireUsableKey("GenerateDataKeyPairWithoutPlaintext", keyToUse);
    const { privateKeyPkcs8, ...pair } = await makeDataKeyPair(ctx.services, version, input);
    privateKeyPkcs8.fill(0);
    return {
      keyId: version.keyId,
      keyVersionId: version.keyVersionId,
      keyPairSpec: input.keyPairSpec,
      ...pair,
    };
  },
  auditResult: keyAndVersion,
});
