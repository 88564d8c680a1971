import { randomBytes } from "node:crypto";
import { z } from "zod";
import { locateKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { contextKeys } from "./encrypt";
import { encryptWith } from "./encrypt-with";
import { requireUsableKey } from "./require-usable-key";
import { DATA_KEY_BYTES, DATA_KEY_SPECS, encryptionContextSchema, keyReferenceInput } from "./schema";

/**
 * Makes a random data key: in the clear for use now, and encrypted under a key for keeping.
 *
 * Source: API 2016-01-20, GenerateDataKey; `numberOfBytes` goes before `keySpec`.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport
 */
export const generateDataKey = defineOperation({
  name: "GenerateDataKey",
  effect: "use",
  input: z.strictObject({
    keyId: keyReferenceInput,
    keySpec: z.enum(["AES_256", "AES_128"]).default("AES_256"),
    numberOfBytes: z.coerce.number().int().min(DATA_KEY_BYTES.min).max(DATA_KEY_BYTES.max).optional(),
    encryptionContext: encryptionContextSchema,
  }),
  auditInput: ({ keyId, keySpec, numberOfBytes, encryptionContext }) => ({
    KeyId: keyId,
    ...(numberOfBytes === undefined ? { KeySpec: keySpec } : { NumberOfBytes: numberOfBytes }),
    ...contextKeys(encryptionContext),
  }),
  locate: locateKeyForUse,
  async run(ctx, { keySpec, numberOfBytes, encryptionContext }, { key, reference }) {
    const version = requireUsableKey("GenerateDataKey", key, reference);
    const dataKey = randomBytes(numberOfBytes ?? DATA_KEY_SPECS[keySpec]);
    try {
      const ciphertextBlob = await encryptWith(
        ctx.services.softwareKeys,
        version,
        dataKey,
        encryptionContext,
      );
      return {
        keyId: version.keyId,
        keyVersionId: version.keyVersionId,
        ciphertextBlob,
        plaintext: dataKey.toString("base64"),
      };
    } finally {
      dataKey.fill(0);
    }
  },
  auditResult: ({ keyId, keyVersionId }) => ({ KeyId: keyId, KeyVersionId: keyVersionId }),
});
