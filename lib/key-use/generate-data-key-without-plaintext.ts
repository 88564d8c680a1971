import { z } from "zod";
import { locateKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { keyAndVersion } from "./audit-values";
import { dataKeyParameters, dataKeyShape, makeDataKey } from "./data-key";
import { requireUsableKey } from "./require-usable-key";

/**
 * Makes a random data key for later, and gives it out encrypted only.
 *
 * Source: API 2016-01-20, GenerateDataKeyWithoutPlaintext.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport, UnsupportedOperation
 */
export const generateDataKeyWithoutPlaintext = defineOperation({
  name: "GenerateDataKeyWithoutPlaintext",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject(dataKeyShape),
  auditInput: dataKeyParameters,
  locate: locateKeyForUse,
  async run(ctx, input, keyToUse) {
    const version = requireUsableKey("GenerateDataKeyWithoutPlaintext", keyToUse);
    const { dataKey, ciphertextBlob } = await makeDataKey(ctx.services.softwareKeys, version, input);
    dataKey.fill(0);
    return { keyId: version.keyId, keyVersionId: version.keyVersionId, ciphertextBlob };
  },
  auditResult: keyAndVersion,
});
