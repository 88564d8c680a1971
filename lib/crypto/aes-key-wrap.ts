import { createCipheriv, createDecipheriv } from "node:crypto";

/** Source: RFC 5649, 3: the constant of the Alternative Initial Value. */
const AIV = Buffer.from("A65959A6", "hex");
const BLOCK_BYTES = 8;
const MIN_WRAPPED_BYTES = 2 * BLOCK_BYTES;

/**
 * AES key wrap with padding (RFC 5649), as `CKM_RSA_AES_KEY_WRAP` of PKCS#11 and `id-aes256-wrap-pad` of OpenSSL.
 *
 * @param wrappingKey 16, 24 or 32 bytes.
 */
export function wrapWithAes(wrappingKey: Uint8Array, material: Uint8Array): Uint8Array {
  const cipher = createCipheriv(cipherName(wrappingKey), wrappingKey, AIV);
  return Buffer.concat([cipher.update(material), cipher.final()]);
}

/**
 * Opens what was wrapped. The caller owns the material, and zeroes it.
 *
 * @returns `null` when it was wrapped with another key, changed, or is no wrapped key at all.
 */
export function unwrapWithAes(wrappingKey: Uint8Array, wrapped: Uint8Array): Uint8Array | null {
  if (wrapped.length < MIN_WRAPPED_BYTES || wrapped.length % BLOCK_BYTES !== 0) return null;
  const decipher = createDecipheriv(cipherName(wrappingKey), wrappingKey, AIV);
  let opened: Buffer;
  try {
    opened = decipher.update(wrapped);
    decipher.final();
  } catch {
    // Node.js tells a failed integrity check by an error without a code of its own.
    return null;
  }
  const material = Uint8Array.from(opened);
  opened.fill(0);
  return material;
}

function cipherName(wrappingKey: Uint8Array): string {
  return `id-aes${8 * wrappingKey.length}-wrap-pad`;
}
