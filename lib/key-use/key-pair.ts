import { z } from "zod";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import type { OperationServices } from "@/lib/operation/operation-context";
import { contextKeys } from "./audit-values";
import { encryptWith } from "./encrypt-with";
import { publicKeyPem } from "./public-key-pem";
import { encryptionContextSchema, KEY_PAIR_SPECS, keyReferenceInput } from "./schema";

/** What both operations that make a data key pair take. */
export const keyPairShape = {
  keyId: keyReferenceInput,
  keyPairSpec: z.enum(KEY_PAIR_SPECS),
  encryptionContext: encryptionContextSchema,
};

type KeyPairInput = z.output<z.ZodObject<typeof keyPairShape>>;

/** What the audit log keeps of them. */
export function keyPairParameters({ keyId, keyPairSpec, encryptionContext }: KeyPairInput) {
  return { KeyId: keyId, KeyPairSpec: keyPairSpec, ...contextKeys(encryptionContext) };
}

/** A new key pair, its private half encrypted so that Decrypt opens it. The caller zeroes `privateKeyPkcs8`. */
export async function makeDataKeyPair(
  { softwareKeys }: Pick<OperationServices, "softwareKeys">,
  version: StoredKeyVersion,
  { keyPairSpec, encryptionContext }: KeyPairInput,
): Promise<{ privateKeyPkcs8: Uint8Array; privateKeyCiphertextBlob: string; publicKey: string }> {
  const { privateKeyPkcs8, publicKeySpki } = await softwareKeys.makeKeyPair(keyPairSpec);
  try {
    const privateKeyCiphertextBlob = await encryptWith(
      softwareKeys,
      version,
      privateKeyPkcs8,
      encryptionContext,
    );
    return { privateKeyPkcs8, privateKeyCiphertextBlob, publicKey: publicKeyPem(publicKeySpki) };
  } catch (error) {
    privateKeyPkcs8.fill(0);
    throw error;
  }
}
