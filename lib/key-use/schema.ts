import { z } from "zod";
import { keyReferenceSchema } from "@/lib/keys/schema";
import { inputText } from "@/lib/operation/input-text";

/** Bounds of cryptographic calls; shared by the operations and the online tool. Safe in a browser. */

/** Source: API 2016-01-20, Encrypt: 6 KB. */
export const PLAINTEXT_BYTES = { max: 6144 } as const;
/** Source: API 2016-01-20, EncryptionContext; keys and values together. */
export const ENCRYPTION_CONTEXT_LENGTH = { max: 8192 } as const;
/** Source: API 2016-01-20, GenerateDataKey, NumberOfBytes. */
export const DATA_KEY_BYTES = { min: 1, max: 1024 } as const;
/** Source: API 2016-01-20, GenerateDataKey, KeySpec. */
export const DATA_KEY_SPECS = { AES_256: 32, AES_128: 16 } as const;

/** Version ID (36), IV (12) and tag (16) around the ciphertext. */
const CIPHERTEXT_OVERHEAD_BYTES = 36 + 12 + 16;
export const CIPHERTEXT_BLOB_LENGTH = {
  max: Math.ceil((PLAINTEXT_BYTES.max + CIPHERTEXT_OVERHEAD_BYTES) / 3) * 4,
};

/** A map of strings; a key that JavaScript would lose, `__proto__`, is refused rather than dropped. */
export const encryptionContextSchema = z
  .custom<Record<string, string>>((value) => isStringMap(value))
  .refine((context) => contextLength(context) <= ENCRYPTION_CONTEXT_LENGTH.max, {
    params: { problem: "tooLong", max: ENCRYPTION_CONTEXT_LENGTH.max },
  })
  .optional();

export const keyReferenceInput = keyReferenceSchema;

export const ciphertextBlobSchema = inputText().min(1).max(CIPHERTEXT_BLOB_LENGTH.max);

/** What Encrypt answers. */
export interface EncryptResult {
  keyId: string;
  keyVersionId: string;
  ciphertextBlob: string;
}

/** What Decrypt answers; the plaintext is Base64. */
export interface DecryptResult {
  keyId: string;
  keyVersionId: string;
  plaintext: string;
}

/** What GenerateDataKey answers: the data key in the clear, as Base64, and encrypted. */
export interface DataKeyResult extends EncryptResult, DecryptResult {}

function isStringMap(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([key, text]) =>
      key !== "__proto__" && key.isWellFormed() && typeof text === "string" && text.isWellFormed(),
  );
}

function contextLength(context: Record<string, string>): number {
  return Object.entries(context).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
}
