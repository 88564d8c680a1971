import { z } from "zod";
import { keyReferenceSchema, overrideReasonSchema } from "@/lib/keys/schema";
import { inputText } from "@/lib/operation/input-text";

/** Shapes of importing key material; shared by the operations and the console. Safe in a browser. */

/** The default first. Source: API 2016-01-20, GetParametersForImport; the longer two are ours. */
export const WRAPPING_KEY_SPECS = ["RSA_2048", "RSA_3072", "RSA_4096"] as const;
export type WrappingKeySpec = (typeof WRAPPING_KEY_SPECS)[number];

/** The best first. Source: API 2016-01-20, GetParametersForImport. */
export const WRAPPING_ALGORITHMS = ["RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1", "RSAES_PKCS1_V1_5"] as const;
export type WrappingAlgorithm = (typeof WRAPPING_ALGORITHMS)[number];

/** Offered by the cloud in some regions; known, so that the refusal can say that they are not available. */
const SM2_KEY_SPEC = "EC_SM2";
const SM2_ALGORITHM = "SM2PKE";

/** The length of the modulus, which is the length of what is encrypted with it. */
export const WRAPPING_KEY_BYTES = {
  RSA_2048: 256,
  RSA_3072: 384,
  RSA_4096: 512,
} as const satisfies Record<WrappingKeySpec, number>;

/** Source: API 2016-01-20, GetParametersForImport. */
export const IMPORT_TOKEN_HOURS = 24;

/** Ours: characters of Base64; the longest is a wrapped RSA_4096 key under an RSA_4096 wrapping key. */
export const ENCRYPTED_KEY_MATERIAL_LENGTH = { max: 8192 } as const;
const IMPORT_TOKEN_LENGTH = { max: 1024 } as const;

/** The last second of the year 9999. */
const LATEST_UNIX_SECOND = 253_402_300_799;

export const getParametersForImportSchema = z.strictObject({
  keyId: keyReferenceSchema,
  wrappingKeySpec: z.enum([...WRAPPING_KEY_SPECS, SM2_KEY_SPEC]).default("RSA_2048"),
  wrappingAlgorithm: z.enum([...WRAPPING_ALGORITHMS, SM2_ALGORITHM]),
});

export const importKeyMaterialSchema = z.strictObject({
  keyId: keyReferenceSchema,
  /** Base64. What is wrong with it is told by the operation, which knows what it should be. */
  encryptedKeyMaterial: inputText().min(1).max(ENCRYPTED_KEY_MATERIAL_LENGTH.max),
  importToken: inputText().min(1).max(IMPORT_TOKEN_LENGTH.max),
  /** Seconds since 1970; 0 = never. */
  keyMaterialExpireUnix: z.coerce.number().int().min(0).max(LATEST_UNIX_SECOND).default(0),
});

export const deleteKeyMaterialSchema = z.strictObject({
  keyId: keyReferenceSchema,
  overrideReason: overrideReasonSchema,
});

export const listKeyImportsSchema = z.strictObject({ keyId: keyReferenceSchema });

export const describeKeyImportSchema = z.strictObject({
  keyId: keyReferenceSchema,
  importId: z.uuid().toLowerCase(),
});

/** Imports that ListKeyImports tells, the newest. */
export const KEY_IMPORTS_LISTED = 50;

/** An import that was begun. Dates are `yyyy-MM-ddTHH:mm:ssZ` or empty. */
export interface KeyImportInfo {
  importId: string;
  keyId: string;
  wrappingAlgorithm: WrappingAlgorithm;
  wrappingKeySpec: WrappingKeySpec;
  creationDate: string;
  /** Empty when that user is gone. */
  creatorName: string;
  tokenExpireTime: string;
  /** The token can be used no more. */
  isExpired: boolean;
  /** When material last came in by it; empty when none did. */
  importDate: string;
}

/** An import with what is needed to go on with it. */
export interface KeyImportDetail extends KeyImportInfo {
  /** Base64 of a SubjectPublicKeyInfo in DER. */
  publicKey: string;
  /** Base64. It permits nothing by itself. */
  importToken: string;
}

/**
 * What can be wrong with an import, in `facts.reason` of the error; each has a text of its own in the messages,
 * `errors.reason`.
 */
export const IMPORT_PROBLEMS = [
  "sm2NotAvailable",
  "pkcs1NotAllowed",
  "expiryInPast",
  "expiryOfKeyPair",
  "tokenUnreadable",
  "tokenUnknown",
  "tokenOfAnotherKey",
  "notBase64",
  "textInside",
  "lengthOfOtherWrappingKey",
  "lengthNotModulus",
  "onlyTemporaryKey",
  "cutWrappedKey",
  "otherHash",
  "unwrapFailed",
  "unwrapFailedSilently",
  "temporaryKeyLength",
  "innerUnwrapFailed",
  "materialIsText",
  "materialLength",
  "materialNotPkcs8",
  "otherKeyType",
  "otherModulus",
  "otherCurve",
  "materialUnsound",
  "otherMaterial",
] as const;

export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];
