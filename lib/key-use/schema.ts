import { z } from "zod";
import { type DataEncryptionAlgorithm, MAC_ALGORITHMS, SIGNING_ALGORITHMS } from "@/lib/crypto/algorithms";
import type { KeyPairSpec } from "@/lib/crypto/key-spec";
import { keyReferenceSchema, keyVersionIdSchema } from "@/lib/keys/schema";
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

/** Source: Huawei Cloud KMS, sign: a message has at most 4,096 bytes. */
export const MESSAGE_BYTES = { min: 1, max: 4096 } as const;
/** Ours, as long as what Encrypt takes: the cloud gives no bound for GenerateMac. */
export const MAC_MESSAGE_BYTES = { min: 1, max: 6144 } as const;
/** SHA-512, the longest digest that is signed. */
export const DIGEST_BYTES = { max: 64 } as const;
/** RSA_4096 makes the longest ciphertexts and signatures: as long as its modulus. */
export const RSA_OUTPUT_BYTES = { max: 512 } as const;
/** HMAC-SHA-512 makes the longest. */
export const MAC_BYTES = { max: 64 } as const;
/** An RSA_4096 key as SubjectPublicKeyInfo has 550 bytes; the rest is room for odd exponents. */
export const PUBLIC_KEY_BYTES = { max: 600 } as const;

export const SIGNING_ALGORITHM_NAMES = namesOf(SIGNING_ALGORITHMS);
export const MAC_ALGORITHM_NAMES = namesOf(MAC_ALGORITHMS);
/** What we encrypt with, also for the public keys of others. */
export const ENCRYPTION_ALGORITHM_NAMES = [
  "RSAES_OAEP_SHA_256",
  "RSAES_OAEP_SHA_1",
] as const satisfies readonly DataEncryptionAlgorithm[];
/** Source: API 2016-01-20, ExportDataKey, WrappingKeySpec: RSA_2048; the longer ones are ours. */
export const WRAPPING_KEY_SPECS = [
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
] as const satisfies readonly KeyPairSpec[];
/** Source: instance API dkms-gcs-0.2, GenerateDataKeyPair, KeyPairSpec; EC_P384 is Huawei Cloud's. */
export const KEY_PAIR_SPECS = [
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "EC_P256",
  "EC_P256K",
  "EC_P384",
] as const satisfies readonly KeyPairSpec[];
/** Source: instance API dkms-gcs-0.2, Sign, MessageType; RAW unless it is given. */
export const MESSAGE_TYPES = ["RAW", "DIGEST"] as const;

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

/** A version by its ID; asymmetric keys need it, as they have no primary version. */
export const keyVersionIdInput = keyVersionIdSchema;

export const ciphertextBlobSchema = inputText().min(1).max(CIPHERTEXT_BLOB_LENGTH.max);

/** Which key and version a call used. */
export interface UsedKeyVersion {
  keyId: string;
  keyVersionId: string;
}

/** What Encrypt answers. */
export interface EncryptResult extends UsedKeyVersion {
  ciphertextBlob: string;
}

/** What Decrypt answers; the plaintext is Base64. */
export interface DecryptResult extends UsedKeyVersion {
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

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[];
}
