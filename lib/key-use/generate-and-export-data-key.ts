import { z } from "zod";
import { locateKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { keyAndVersion } from "./audit-values";
import { dataKeyBytes, dataKeyParameters, dataKeyShape, makeDataKey } from "./data-key";
import { exportParameters, exportShape, requireWrapping, wrapDataKey } from "./export";
import { requireUsableKey } from "./require-usable-key";

/**
 * Makes a random data key, encrypted under a key for keeping and under a public key for whoever has its private
 * half. In the clear it goes nowhere.
 *
 * Source: API 2016-01-20, GenerateAndExportDataKey.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport, UnsupportedOperation
 */
export const generateAndExportDataKey = defineOperation({
  name: "GenerateAndExportDataKey",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({ ...dataKeyShape, ...exportShape }),
  auditInput: (input) => ({ ...dataKeyParameters(input), ...exportParameters(input) }),
  locate: locateKeyForUse,
  async run(ctx, input, keyToUse) {
    const version = requireUsableKey("GenerateAndExportDataKey", keyToUse);
    const wrapping = requireWrapping(input);
    if (dataKeyBytes(input) > wrapping.maxBytes) {
      const facts = { max: wrapping.maxBytes };
      throw new KmsError("InvalidParameter", { parameter: "NumberOfBytes", problem: "tooBig", facts });
    }
    const { dataKey, ciphertextBlob } = await makeDataKey(ctx.services.softwareKeys, version, input);
    try {
      const exportedDataKey = await wrapDataKey(ctx.services.softwareKeys, wrapping, dataKey);
      return { keyId: version.keyId, keyVersionId: version.keyVersionId, ciphertextBlob, exportedDataKey };
    } finally {
      dataKey.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
