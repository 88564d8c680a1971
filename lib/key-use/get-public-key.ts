import { z } from "zod";
import { locateVersionOfKeyForUse } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { keyAndVersion } from "./audit-values";
import { publicKeyPem } from "./public-key-pem";
import { requireUsableKey } from "./require-usable-key";
import { keyReferenceInput, keyVersionIdInput } from "./schema";

/**
 * Tells the public key of a version as a SubjectPublicKeyInfo in PEM.
 *
 * Source: API 2016-01-20, GetPublicKey.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Forbidden.KeyVersionNotFound, Rejected.Disabled,
 * Rejected.PendingDeletion, Rejected.PendingImport, UnsupportedOperation
 */
export const getPublicKey = defineOperation({
  name: "GetPublicKey",
  effect: "use",
  takesDryRun: true,
  input: z.strictObject({ keyId: keyReferenceInput, keyVersionId: keyVersionIdInput }),
  auditInput: keyAndVersion,
  locate: locateVersionOfKeyForUse,
  async run(_ctx, _input, keyToUse) {
    const { keyId, keyVersionId, publicKey } = requireUsableKey("GetPublicKey", keyToUse);
    if (publicKey === null) {
      throw new KmsError("InternalFailure", {
        cause: new Error("An asymmetric key version has no public key."),
      });
    }
    return { keyId, keyVersionId, publicKey: publicKeyPem(publicKey) };
  },
  auditResult: keyAndVersion,
});
