import { z } from "zod";
import { locateKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { keyAndVersion } from "./audit-values";
import { dataKeyParameters, dataKeyShape, makeDataKey } from "./data-key";
import { requireUsableKey } from "./require-usable-key";

/**
 * Makes a random data key: in the clear for use now, and encrypted under a key for keeping.
 *
 * Source: API 2016-01-20, GenerateDataKey; `numberOfBytes` goes before `keySpec`.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport, UnsupportedOperation
 */
export const generateDataKey = defineOperation({
  name: "GenerateDataKey",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject(dataKeyShape),
  auditInput: dataKeyParameters,
  locate: locateKeyForUse,
  async run(ctx, input, keyToUse) {
    const version = requireUsableKey("GenerateDataKey", keyToUse);
    const { dataKey, ciphertextBlob } = await makeDataKey(ctx.services.softwareKeys, version, input);
    try {
      const { keyId, keyVersionId } = version;
      return { keyId, keyVersionId, ciphertextBlob, plaintext: dataKey.toString("base64") };
    } finally {
      dataKey.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
