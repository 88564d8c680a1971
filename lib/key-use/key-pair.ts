import { z } from "zod";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import { type KeyToUse, locateKeyForUse } from "@/lib/keys/locate-key";
import type { LocateContext, Located } from "@/lib/operation/define-operation";
import type { OperationServices } from "@/lib/operation/operation-context";
import { contextKeys } from "./audit-values";
import { encryptWith } from "./encrypt-with";
import { publicKeyPem } from "./public-key-pem";
import { encryptionContextSchema, KEY_PAIR_SPECS, keyReferenceInput } from "./schema";

/**
 * Key pairs of one instance, so that nobody's queue of them keeps others from making any.
 *
 * Source: instance API dkms-gcs-0.2: one at a time, else Rejected.Throttling. Ours counts by time.
 */
const KEY_PAIR_LIMIT = { requestsPerSecond: 2, burst: 10 } as const;

/** `locateKeyForUse`, with a limit for key pairs besides that of the instance. */
export async function locateKeyForKeyPair(
  ctx: LocateContext,
  input: { keyId: string },
): Promise<Located<KeyToUse>> {
  const located = await locateKeyForUse(ctx, input);
  const { key } = located.subject;
  if (key === null) return located;
  const limit = { key: `key pairs of ${key.instanceId}`, ...KEY_PAIR_LIMIT };
  return { ...located, rateLimits: [...(located.rateLimits ?? []), limit] };
}

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
  const { privateKeyPkcs8, publicKeySpki } = await softwareKeys.makeKeyPair(version.instanceId, keyPairSpec);
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
