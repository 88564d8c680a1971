import { randomBytes } from "node:crypto";
import { unwrapWithAes } from "@/lib/crypto/aes-key-wrap";
import { type CryptoProvider, DecryptionFailed, type StoredKeyVersion } from "@/lib/crypto/provider";
import { KmsError } from "@/lib/platform/errors";
import type { EncryptedMaterial } from "./encrypted-material";
import { importRefusal } from "./import-refusal";
import type { WrappingAlgorithm } from "./schema";

const TEMPORARY_KEY_BYTES = 32;

type OaepAlgorithm = Exclude<WrappingAlgorithm, "RSAES_PKCS1_V1_5">;

const OTHER_HASH = {
  RSAES_OAEP_SHA_256: { algorithm: "RSAES_OAEP_SHA_1", used: "SHA-1", expected: "SHA-256" },
  RSAES_OAEP_SHA_1: { algorithm: "RSAES_OAEP_SHA_256", used: "SHA-256", expected: "SHA-1" },
} as const satisfies Record<OaepAlgorithm, unknown>;

/**
 * Opens what was wrapped for an import with OAEP. The caller owns the material, and zeroes it.
 *
 * OAEP is not open to padding oracles of this kind, so the refusal says what is known of the mistake.
 *
 * @throws KmsError InvalidKeyMaterial
 */
export async function unwrapOaep(
  keys: CryptoProvider,
  wrappingKey: StoredKeyVersion,
  algorithm: OaepAlgorithm,
  { rsaPart, wrappedPart }: EncryptedMaterial,
): Promise<Uint8Array> {
  const secret = await decrypt(keys, wrappingKey, algorithm, rsaPart);
  if (secret === null) throw await unwrapFailed(keys, wrappingKey, algorithm, rsaPart);
  if (wrappedPart === null) return secret;
  try {
    if (secret.length !== TEMPORARY_KEY_BYTES) {
      throw importRefusal("InvalidKeyMaterial", "temporaryKeyLength", { length: secret.length });
    }
    const material = unwrapWithAes(secret, wrappedPart);
    if (material === null) throw importRefusal("InvalidKeyMaterial", "innerUnwrapFailed");
    return material;
  } finally {
    secret.fill(0);
  }
}

/**
 * Opens what was wrapped with PKCS #1 v1.5. What cannot be opened becomes random material of the length asked for,
 * so that everything after goes the same way and takes the same time (Bleichenbacher's attack); `isSound` tells.
 */
export async function unwrapPkcs1(
  keys: CryptoProvider,
  wrappingKey: StoredKeyVersion,
  { rsaPart, wrappedPart }: EncryptedMaterial,
  materialBytes: number | null,
): Promise<{ material: Uint8Array; isSound: boolean }> {
  const secretBytes = wrappedPart === null ? materialBytes : TEMPORARY_KEY_BYTES;
  const opened = await decrypt(keys, wrappingKey, "RSAES_PKCS1_V1_5", rsaPart);
  const isSecretSound = opened !== null && opened.length === secretBytes;
  const secret = isSecretSound ? opened : randomBytes(secretBytes ?? TEMPORARY_KEY_BYTES);
  if (!isSecretSound) opened?.fill(0);
  if (wrappedPart === null) return { material: secret, isSound: isSecretSound };
  const material = unwrapWithAes(secret, wrappedPart);
  secret.fill(0);
  return { material: material ?? randomBytes(wrappedPart.length), isSound: material !== null };
}

/** `null` when it does not open; a wrapping key that does not open itself is our failure, not the caller's. */
async function decrypt(
  keys: CryptoProvider,
  wrappingKey: StoredKeyVersion,
  algorithm: WrappingAlgorithm,
  ciphertext: Uint8Array,
): Promise<Uint8Array | null> {
  try {
    return await keys.asymmetricDecrypt(wrappingKey, algorithm, ciphertext);
  } catch (error) {
    if (!(error instanceof DecryptionFailed)) throw error;
    if (error.cause !== undefined) throw new KmsError("InternalFailure", { cause: error });
    return null;
  }
}

/** Tries the other hash, only to say that it was used. */
async function unwrapFailed(
  keys: CryptoProvider,
  wrappingKey: StoredKeyVersion,
  algorithm: OaepAlgorithm,
  rsaPart: Uint8Array,
): Promise<KmsError> {
  const other = OTHER_HASH[algorithm];
  const opened = await decrypt(keys, wrappingKey, other.algorithm, rsaPart);
  opened?.fill(0);
  const { expected, used } = other;
  return opened === null
    ? importRefusal("InvalidKeyMaterial", "unwrapFailed", { expected })
    : importRefusal("InvalidKeyMaterial", "otherHash", { expected, used });
}
