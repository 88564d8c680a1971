import { importRefusal, parameterRefusal } from "./import-refusal";
import { WRAPPING_KEY_BYTES, type WrappingKeySpec } from "./schema";

/** AES key wrap works on blocks of so many bytes, and adds one (RFC 5649). */
const WRAP_BLOCK_BYTES = 8;
const MIN_WRAPPED_KEY_BYTES = 2 * WRAP_BLOCK_BYTES;
const PRINTABLE = /^[\x20-\x7e\s]*$/;

/** What was uploaded, in its parts. */
export interface EncryptedMaterial {
  /** Encrypted with the wrapping key: the material itself, or the temporary AES key. */
  readonly rsaPart: Uint8Array;
  /** A key pair's private key, wrapped with the temporary AES key; `null` for symmetric material. */
  readonly wrappedPart: Uint8Array | null;
}

/**
 * Takes apart what was uploaded, and says which mistake it is when it cannot be right.
 *
 * A key pair comes as PKCS#11's `CKM_RSA_AES_KEY_WRAP` writes it: the encrypted temporary AES key, then the
 * private key wrapped with it.
 *
 * @throws KmsError InvalidParameter (EncryptedKeyMaterial), InvalidKeyMaterial
 */
export function parseEncryptedMaterial(
  text: string,
  wrappingKeySpec: WrappingKeySpec,
  isKeyPair: boolean,
): EncryptedMaterial {
  const bytes = decodeBase64(text);
  const modulusBytes = WRAPPING_KEY_BYTES[wrappingKeySpec];
  if (looksLikeText(bytes)) throw importRefusal("InvalidKeyMaterial", "textInside");
  if (!isKeyPair) {
    if (bytes.length !== modulusBytes) throw wrongLength(bytes.length, modulusBytes);
    return { rsaPart: bytes, wrappedPart: null };
  }
  if (bytes.length === modulusBytes) throw importRefusal("InvalidKeyMaterial", "onlyTemporaryKey");
  const wrappedPart = bytes.subarray(modulusBytes);
  if (wrappedPart.length < MIN_WRAPPED_KEY_BYTES || wrappedPart.length % WRAP_BLOCK_BYTES !== 0) {
    throw importRefusal("InvalidKeyMaterial", "cutWrappedKey", { length: bytes.length, modulusBytes });
  }
  return { rsaPart: bytes.subarray(0, modulusBytes), wrappedPart };
}

function decodeBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) throw parameterRefusal("EncryptedKeyMaterial", "notBase64");
  return bytes;
}

/** Nothing that RSA encrypted is a text; a file that was Base64 or PEM already was encoded once more. */
function looksLikeText(bytes: Uint8Array): boolean {
  return PRINTABLE.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
}

function wrongLength(length: number, modulusBytes: number) {
  const other = Object.entries(WRAPPING_KEY_BYTES).find(([, bytes]) => bytes === length);
  return other === undefined
    ? importRefusal("InvalidKeyMaterial", "lengthNotModulus", { length, modulusBytes })
    : importRefusal("InvalidKeyMaterial", "lengthOfOtherWrappingKey", {
        length,
        modulusBytes,
        other: other[0],
      });
}
