import { constants, createPublicKey, type KeyObject, publicEncrypt } from "node:crypto";
import { KEY_SPECS, type KeyPairSpec } from "@/lib/crypto/key-spec";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import { KmsError } from "@/lib/platform/errors";
import { isOfSpec, isSaneRsaExponent } from "./key-details";

/** Sizes of the keys that callers may bring along. */
const FOREIGN_MODULUS_BITS: readonly (number | undefined)[] = [2048, 3072, 4096];
/** OAEP adds two hashes and two bytes. Source: RFC 8017, 7.1.1. */
const OAEP_HASH_BYTES = { sha1: 20, sha256: 32 } as const;

type OaepHash = keyof typeof OAEP_HASH_BYTES;

/** A public key, read and as it is stored. */
export interface PublicKey {
  readonly key: KeyObject;
  readonly spki: Uint8Array;
}

/** @throws KmsError InternalFailure when the stored version has no public key of its spec */
export function requirePublicKey({ publicKey: spki }: StoredKeyVersion, keySpec: KeyPairSpec): PublicKey {
  const key = spki === null ? null : parsePublicKey(spki);
  if (spki === null || key === null || !isOfSpec(KEY_SPECS[keySpec], key)) {
    throw new KmsError("InternalFailure", {
      cause: new Error("The stored public key is none of this spec."),
    });
  }
  return { key, spki };
}

/**
 * Encrypts with OAEP, at once: with a small exponent it takes a fraction of a millisecond. A plaintext that the
 * modulus has no room for throws.
 */
export function encryptOaep(key: KeyObject, hash: OaepHash, plaintext: Uint8Array): Buffer {
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, plaintext);
}

/** @throws KmsError InvalidParameter (PublicKeyBlob) */
export function wrapForForeignKey(spki: Uint8Array, hash: OaepHash, bytes: Uint8Array): Buffer {
  const key = parseForeignRsaKey(spki);
  if (key === null) {
    throw new KmsError("InvalidParameter", { parameter: "PublicKeyBlob", problem: "format" });
  }
  const neededBits = 8 * (bytes.length + 2 * OAEP_HASH_BYTES[hash] + 2);
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < neededBits) {
    const refusal = { parameter: "PublicKeyBlob", problem: "tooSmall", facts: { min: neededBits } } as const;
    throw new KmsError("InvalidParameter", refusal);
  }
  return encryptOaep(key, hash, bytes);
}

/**
 * The key in the bytes, or `null` unless they are exactly the SubjectPublicKeyInfo that OpenSSL writes for an RSA key
 * of a size that we take, with an odd exponent between 65,537 and 32 bits.
 */
function parseForeignRsaKey(spki: Uint8Array): KeyObject | null {
  const key = parsePublicKey(spki);
  const details = key?.asymmetricKeyDetails;
  const isTaken =
    key?.asymmetricKeyType === "rsa" &&
    FOREIGN_MODULUS_BITS.includes(details?.modulusLength) &&
    isSaneRsaExponent(details?.publicExponent) &&
    key.export({ format: "der", type: "spki" }).equals(spki);
  return isTaken ? key : null;
}

function parsePublicKey(spki: Uint8Array): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
  } catch {
    return null;
  }
}
