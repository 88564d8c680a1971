import { constants, type KeyObject, privateDecrypt } from "node:crypto";
import type { EncryptionAlgorithmFacts } from "@/lib/crypto/algorithms";

/**
 * Decrypts with an RSA key.
 *
 * @returns `null` whatever the cause of the failure. The caller owns the plaintext, and zeroes it.
 */
export function decryptRsa(
  { padding, hash }: Pick<EncryptionAlgorithmFacts, "padding" | "hash">,
  privateKey: KeyObject,
  ciphertext: Uint8Array,
): Uint8Array | null {
  const modulusBytes = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (ciphertext.length !== modulusBytes) {
    return null;
  }
  try {
    return padding === "oaep"
      ? decryptOaep(privateKey, hash, ciphertext)
      : decryptPkcs1(privateKey, ciphertext);
  } catch {
    return null;
  }
}

/** OpenSSL checks the padding in constant time, and uses the same hash for MGF1. Source: RFC 8017, 7.1.2. */
function decryptOaep(
  privateKey: KeyObject,
  hash: EncryptionAlgorithmFacts["hash"],
  ciphertext: Uint8Array,
): Uint8Array {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return privateDecrypt({ key: privateKey, padding, oaepHash: hash ?? "sha256" }, ciphertext);
}

/** 00 02, then at least so many bytes that are not zero, then 00. */
const PKCS1_MIN_PADDING_BYTES = 8;
const PKCS1_HEADER_BYTES = 2;

/**
 * RSAES-PKCS1-v1_5 without a branch on a byte of the padding: Node.js does not offer it any more, as its OpenSSL
 * tells paddings apart (CVE-2023-46809). Source: RFC 8017, 7.2.2.
 */
function decryptPkcs1(privateKey: KeyObject, ciphertext: Uint8Array): Uint8Array | null {
  const encoded = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, ciphertext);
  try {
    let fault = encoded.readUInt8(0) | (encoded.readUInt8(1) ^ 2);
    let separatorIndex = 0;
    let isSearching = 1;
    for (let index = PKCS1_HEADER_BYTES; index < encoded.length; index += 1) {
      const isZero = ((encoded.readUInt8(index) - 1) >>> 31) & 1;
      const isSeparator = isZero & isSearching;
      separatorIndex |= -isSeparator & index;
      isSearching &= ~isSeparator;
    }
    fault |= isSearching;
    const minIndex = PKCS1_HEADER_BYTES + PKCS1_MIN_PADDING_BYTES;
    fault |= ((separatorIndex - minIndex) >>> 31) & 1;
    return fault === 0 ? new Uint8Array(encoded.subarray(separatorIndex + 1)) : null;
  } finally {
    encoded.fill(0);
  }
}
