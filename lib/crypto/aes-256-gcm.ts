import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from "node:crypto";
import type { SealedBytes } from "@/lib/crypto/provider";

const ALGORITHM = "aes-256-gcm";
export const GCM_IV_BYTES = 12;
export const GCM_TAG_BYTES = 16;
const TAG_LENGTH = { authTagLength: GCM_TAG_BYTES };

/**
 * Encrypts under a fresh random IV, all before it returns: the inputs may change as soon as it has.
 *
 * One key may seal 2^32 messages at most (NIST SP 800-38D, 8.3: random IVs of 96 bits).
 */
export function sealAesGcm(key: KeyObject, plaintext: Uint8Array, aad?: Uint8Array): SealedBytes {
  return sealAesGcmWithIv(key, nextIv(), plaintext, aad);
}

/**
 * Encrypts under an IV that the caller chose. Using an IV twice with one key gives both plaintexts away and
 * lets anybody forge: only for WebCrypto's interface, which asks for an IV, and for published vectors.
 */
export function sealAesGcmWithIv(
  key: KeyObject,
  iv: Uint8Array,
  plaintext: Uint8Array,
  aad?: Uint8Array,
): SealedBytes {
  const cipher = createCipheriv(ALGORITHM, key, iv, TAG_LENGTH);
  if (aad !== undefined) {
    cipher.setAAD(aad);
  }
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  return { iv, ciphertext, tag: cipher.getAuthTag() };
}

/**
 * Decrypts, all before it returns. Nothing of a plaintext that does not authenticate leaves this function.
 *
 * @returns `null` when the ciphertext, its parts' lengths, the key or the additional data are not right
 */
export function openAesGcm(key: KeyObject, sealed: SealedBytes, aad?: Uint8Array): Uint8Array | null {
  if (sealed.iv.length !== GCM_IV_BYTES || sealed.tag.length !== GCM_TAG_BYTES) {
    return null;
  }
  const decipher = createDecipheriv(ALGORITHM, key, sealed.iv, TAG_LENGTH);
  decipher.setAuthTag(sealed.tag);
  if (aad !== undefined) {
    decipher.setAAD(aad);
  }
  const plaintext = decipher.update(sealed.ciphertext);
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    return null;
  }
  return plaintext;
}

const IVS_IN_POOL = 512;
const ivPool = Buffer.alloc(IVS_IN_POOL * GCM_IV_BYTES);
let ivPoolOffset = ivPool.length;

/** Random IVs are drawn in bulk: a system call for each would cost as much as the encryption. */
function nextIv(): Uint8Array {
  if (ivPoolOffset === ivPool.length) {
    randomFillSync(ivPool);
    ivPoolOffset = 0;
  }
  const iv = new Uint8Array(ivPool.subarray(ivPoolOffset, ivPoolOffset + GCM_IV_BYTES));
  ivPoolOffset += GCM_IV_BYTES;
  return iv;
}
