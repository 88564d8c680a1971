import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { keyAndVersion } from "./audit-values";
import { toBase64 } from "./base64";
import { keyPairParameters, keyPairShape, locateKeyForKeyPair, makeDataKeyPair } from "./key-pair";
import { requireUsableKey } from "./require-usable-key";

/**
 * Makes a key pair to use elsewhere: the private key in the clear (PKCS #8 in DER) and encrypted under a symmetric
 * key, the public key in PEM.
 *
 * Source: instance API dkms-gcs-0.2, GenerateDataKeyPair; Huawei Cloud KMS, create-rsa-datakey-pair and
 * create-ec-datakey-pair.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled, Rejected.PendingDeletion,
 * Rejected.PendingImport, UnsupportedOperation, Rejected.Throttling
 */
export const generateDataKeyPair = defineOperation({
  name: "GenerateDataKeyPair",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject(keyPairShape),
  auditInput: keyPairParameters,
  locate: locateKeyForKeyPair,
  async run(ctx, input, keyToUse) {
    const version = requireUsableKey("GenerateDataKeyPair", keyToUse);
    const { privateKeyPkcs8, ...pair } = await makeDataKeyPair(ctx.services, version, input);
    try {
      const { keyId, keyVersionId } = version;
      const privateKeyPlaintext = toBase64(privateKeyPkcs8);
      return { keyId, keyVersionId, keyPairSpec: input.keyPairSpec, privateKeyPlaintext, ...pair };
    } finally {
      privateKeyPkcs8.fill(0);
    }
  },
  auditResult: keyAndVersion,
});
