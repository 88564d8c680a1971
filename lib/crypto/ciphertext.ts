import type { SealedBytes } from "@/lib/crypto/provider";
import { KmsError } from "@/lib/platform/errors";

/** The parts of an OpenAPI ciphertext: which key version made it, and what AES-GCM gave. */
export interface CiphertextParts extends SealedBytes {
  /** UUID in lower case. */
  readonly keyVersionId: string;
}

const KEY_VERSION_ID_BYTES = 36;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const OVERHEAD_BYTES = KEY_VERSION_ID_BYTES + IV_BYTES + TAG_BYTES;
/** More than Encrypt takes (6,144 bytes), because the Base64 text of a plaintext may be what was encrypted. */
const MAX_CIPHERTEXT_BYTES = 8192;
const MAX_BASE64_CHARACTERS = 4 * Math.ceil((OVERHEAD_BYTES + MAX_CIPHERTEXT_BYTES) / 3);
const KEY_VERSION_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Writes the ciphertext that the API gives out:
 * Base64 of key version ID (36 ASCII characters) ‖ IV (12) ‖ ciphertext ‖ tag (16).
 *
 * Source: layout used by Alibaba Cloud's transfer clients; the offsets are fixed there.
 *
 * @throws KmsError InternalFailure when a part has the wrong form, as that is a defect of the caller
 */
export function formatCiphertextBlob(parts: CiphertextParts): string {
  if (!isWellFormed(parts)) {
    throw new KmsError("InternalFailure", { cause: new Error("A ciphertext part has the wrong form.") });
  }
  const blob = Buffer.allocUnsafe(OVERHEAD_BYTES + parts.ciphertext.length);
  blob.write(parts.keyVersionId, 0, "latin1");
  blob.set(parts.iv, KEY_VERSION_ID_BYTES);
  blob.set(parts.ciphertext, KEY_VERSION_ID_BYTES + IV_BYTES);
  blob.set(parts.tag, blob.length - TAG_BYTES);
  return blob.toString("base64");
}

/**
 * Reads a ciphertext, or answers `null` for anything that `formatCiphertextBlob` would not have written:
 * another alphabet, missing or loose padding, white space, wrong lengths, a key version ID that is no UUID.
 */
export function parseCiphertextBlob(base64: unknown): CiphertextParts | null {
  if (typeof base64 !== "string" || base64.length > MAX_BASE64_CHARACTERS) {
    return null;
  }
  const blob = Buffer.from(base64, "base64");
  if (blob.length < OVERHEAD_BYTES || blob.toString("base64") !== base64) {
    return null;
  }
  const parts = {
    keyVersionId: blob.toString("latin1", 0, KEY_VERSION_ID_BYTES),
    iv: blob.subarray(KEY_VERSION_ID_BYTES, KEY_VERSION_ID_BYTES + IV_BYTES),
    ciphertext: blob.subarray(KEY_VERSION_ID_BYTES + IV_BYTES, blob.length - TAG_BYTES),
    tag: blob.subarray(blob.length - TAG_BYTES),
  };
  return isWellFormed(parts) ? parts : null;
}

function isWellFormed({ keyVersionId, iv, ciphertext, tag }: CiphertextParts): boolean {
  return (
    KEY_VERSION_ID.test(keyVersionId) &&
    iv.length === IV_BYTES &&
    ciphertext.length <= MAX_CIPHERTEXT_BYTES &&
    tag.length === TAG_BYTES
  );
}
