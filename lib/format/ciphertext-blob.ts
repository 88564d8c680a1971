import { decodeText, parseBase64, toBase64 } from "./encoding";

/** What a ciphertext tells without being decrypted. */
export interface CiphertextFacts {
  keyVersionId: string;
  /** AES-GCM does not pad, so the size of the plaintext shows. */
  plaintextBytes: number;
}

const KEY_VERSION_ID_BYTES = 36;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const OVERHEAD_BYTES = KEY_VERSION_ID_BYTES + IV_BYTES + TAG_BYTES;
const KEY_VERSION_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads the plain part of a ciphertext: Base64 of key version ID (36 characters) ‖ IV (12) ‖ ciphertext ‖ tag (16).
 *
 * @returns `null` for what is not such a ciphertext. That it is one does not mean that it can be decrypted.
 */
export function inspectCiphertextBlob(base64: string): CiphertextFacts | null {
  const bytes = parseBase64(base64);
  return bytes === null ? null : inspectBytes(bytes);
}

/** The Base64 text of a ciphertext kept in a file, as text or as the bytes themselves; `null` for anything else. */
export function ciphertextBlobFromFile(bytes: Uint8Array): string | null {
  if (inspectBytes(bytes) !== null) return toBase64(bytes);
  const text = decodeText(bytes)?.replace(/\s+/g, "");
  return text !== undefined && inspectCiphertextBlob(text) !== null ? text : null;
}

function inspectBytes(bytes: Uint8Array): CiphertextFacts | null {
  if (bytes.length < OVERHEAD_BYTES) return null;
  const keyVersionId = String.fromCharCode(...bytes.subarray(0, KEY_VERSION_ID_BYTES));
  return KEY_VERSION_ID.test(keyVersionId)
    ? { keyVersionId, plaintextBytes: bytes.length - OVERHEAD_BYTES }
    : null;
}
