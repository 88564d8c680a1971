import type { KeyPairSpec, KeySpec } from "./key-spec";

const RSA_KEY_SPECS = ["RSA_2048", "RSA_3072", "RSA_4096"] as const;
type RsaKeySpec = (typeof RSA_KEY_SPECS)[number];

export interface EncryptionAlgorithmFacts {
  readonly padding: "oaep" | "pkcs1";
  /** Of OAEP; its mask uses the same. */
  readonly hash: "sha1" | "sha256" | null;
  readonly keySpecs: readonly KeyPairSpec[];
  /** What the longest plaintext is for each modulus: k - 2h - 2 for OAEP, k - 11 for PKCS #1 v1.5. */
  readonly maxPlaintextBytes: Readonly<Record<RsaKeySpec, number>>;
  /** Kept for callers that can do no better; the console says so. */
  readonly isInsecure: boolean;
  /** Only unwraps material that is imported; nothing is encrypted with it. */
  readonly isImportOnly: boolean;
}

/**
 * Asymmetric encryption, the default first. Safe in a browser.
 *
 * Source: API 2016-01-20, AsymmetricEncrypt and GetParametersForImport; RFC 8017, 7.1.1 and 7.2.1.
 */
export const ENCRYPTION_ALGORITHMS = {
  RSAES_OAEP_SHA_256: {
    padding: "oaep",
    hash: "sha256",
    keySpecs: RSA_KEY_SPECS,
    maxPlaintextBytes: { RSA_2048: 190, RSA_3072: 318, RSA_4096: 446 },
    isInsecure: false,
    isImportOnly: false,
  },
  RSAES_OAEP_SHA_1: {
    padding: "oaep",
    hash: "sha1",
    keySpecs: RSA_KEY_SPECS,
    maxPlaintextBytes: { RSA_2048: 214, RSA_3072: 342, RSA_4096: 470 },
    isInsecure: true,
    isImportOnly: false,
  },
  RSAES_PKCS1_V1_5: {
    padding: "pkcs1",
    hash: null,
    keySpecs: RSA_KEY_SPECS,
    maxPlaintextBytes: { RSA_2048: 245, RSA_3072: 373, RSA_4096: 501 },
    isInsecure: true,
    isImportOnly: true,
  },
} as const satisfies Record<string, EncryptionAlgorithmFacts>;

/** Every algorithm that something encrypted for one of our keys may come with. */
export type EncryptionAlgorithm = keyof typeof ENCRYPTION_ALGORITHMS;

/** The algorithms that we encrypt with. */
export type DataEncryptionAlgorithm = {
  [A in EncryptionAlgorithm]: (typeof ENCRYPTION_ALGORITHMS)[A]["isImportOnly"] extends true ? never : A;
}[EncryptionAlgorithm];

export interface SigningAlgorithmFacts {
  readonly scheme: "rsa-pss" | "rsa-pkcs1" | "ecdsa";
  readonly hash: "sha256" | "sha384" | "sha512";
  readonly digestBytes: number;
  readonly keySpecs: readonly KeyPairSpec[];
}

const SHA_256 = { hash: "sha256", digestBytes: 32 } as const;
const SHA_384 = { hash: "sha384", digestBytes: 48 } as const;
const SHA_512 = { hash: "sha512", digestBytes: 64 } as const;
const RSA_PSS = { scheme: "rsa-pss", keySpecs: RSA_KEY_SPECS } as const;
const RSA_PKCS1 = { scheme: "rsa-pkcs1", keySpecs: RSA_KEY_SPECS } as const;

/**
 * Signatures, the default of each key spec first. Safe in a browser.
 *
 * RSA_PSS has MGF1 with the same hash, and a salt as long as the digest. ECDSA signatures are DER,
 * `SEQUENCE { r INTEGER, s INTEGER }`.
 *
 * Source: API 2016-01-20, AsymmetricSign; Huawei Cloud KMS, sign, for SHA-384 and SHA-512; RFC 8017, 8.1 and
 * 8.2; RFC 3279, 2.2.3.
 */
export const SIGNING_ALGORITHMS = {
  RSA_PSS_SHA_256: { ...RSA_PSS, ...SHA_256 },
  RSA_PSS_SHA_384: { ...RSA_PSS, ...SHA_384 },
  RSA_PSS_SHA_512: { ...RSA_PSS, ...SHA_512 },
  RSA_PKCS1_SHA_256: { ...RSA_PKCS1, ...SHA_256 },
  RSA_PKCS1_SHA_384: { ...RSA_PKCS1, ...SHA_384 },
  RSA_PKCS1_SHA_512: { ...RSA_PKCS1, ...SHA_512 },
  ECDSA_SHA_256: { scheme: "ecdsa", ...SHA_256, keySpecs: ["EC_P256", "EC_P256K"] },
  ECDSA_SHA_384: { scheme: "ecdsa", ...SHA_384, keySpecs: ["EC_P384"] },
} as const satisfies Record<string, SigningAlgorithmFacts>;

export type SigningAlgorithm = keyof typeof SIGNING_ALGORITHMS;

export interface MacAlgorithmFacts {
  readonly hash: "sha224" | "sha256" | "sha384" | "sha512" | "sm3";
  readonly macBytes: number;
  readonly keySpecs: readonly KeySpec[];
}

/**
 * Message authentication codes, the default of each key spec first. Safe in a browser.
 *
 * Source: API 2016-01-20, GenerateMac; RFC 2104, RFC 4231.
 */
export const MAC_ALGORITHMS = {
  HMAC_SHA_256: { hash: "sha256", macBytes: 32, keySpecs: ["HMAC_256"] },
  HMAC_SHA_224: { hash: "sha224", macBytes: 28, keySpecs: ["HMAC_256"] },
  HMAC_SM3: { hash: "sm3", macBytes: 32, keySpecs: ["HMAC_256"] },
  HMAC_SHA_384: { hash: "sha384", macBytes: 48, keySpecs: ["HMAC_384"] },
  HMAC_SHA_512: { hash: "sha512", macBytes: 64, keySpecs: ["HMAC_512"] },
} as const satisfies Record<string, MacAlgorithmFacts>;

export type MacAlgorithm = keyof typeof MAC_ALGORITHMS;

/** What a key of this spec can be told to encrypt with, the default first; empty when it does not. */
export function encryptionAlgorithmsOf(keySpec: string): DataEncryptionAlgorithm[] {
  return namesFor(ENCRYPTION_ALGORITHMS, keySpec).filter((name) => name !== "RSAES_PKCS1_V1_5");
}

/** What a key of this spec can be told to sign with, the default first; empty when it does not. */
export function signingAlgorithmsOf(keySpec: string): SigningAlgorithm[] {
  return namesFor(SIGNING_ALGORITHMS, keySpec);
}

/** What a key of this spec can be told to authenticate with, the default first; empty when it does not. */
export function macAlgorithmsOf(keySpec: string): MacAlgorithm[] {
  return namesFor(MAC_ALGORITHMS, keySpec);
}

function namesFor<Name extends string>(
  table: Readonly<Record<Name, { readonly keySpecs: readonly KeySpec[] }>>,
  keySpec: string,
): Name[] {
  const names = Object.keys(table) as Name[];
  return names.filter((name) => table[name].keySpecs.some((spec) => spec === keySpec));
}
