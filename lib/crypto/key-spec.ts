/** What a key may be used for, as the API writes it. */
export type KeyUsage = "ENCRYPT/DECRYPT" | "SIGN/VERIFY" | "GENERATE_VERIFY_MAC";

/** Which cloud's documentation offers a key spec on software instances. */
type Cloud = "alibaba" | "huawei";

interface CommonFacts {
  /** Length of the key, the modulus or the curve's field. */
  readonly bits: number;
  /** A key has exactly one of them. */
  readonly keyUsages: readonly KeyUsage[];
  readonly defaultKeyUsage: KeyUsage;
  readonly cloud: Cloud;
}

interface SecretFacts extends CommonFacts {
  /** Material is the bytes of the key. */
  readonly materialFormat: "raw";
  /** The exact length of the material. */
  readonly materialBytes: number;
}

interface KeyPairFacts extends CommonFacts {
  readonly kind: "asymmetric";
  /** Material is a PrivateKeyInfo in DER (RFC 5208, 5958). */
  readonly materialFormat: "pkcs8";
  /** The encoding makes it vary. */
  readonly materialBytes: null;
}

export interface AesFacts extends SecretFacts {
  readonly kind: "symmetric";
  readonly family: "aes";
  readonly webCrypto: { readonly name: "AES-GCM"; readonly length: 256 };
  readonly webCryptoUsages: readonly ("encrypt" | "decrypt")[];
}

export interface HmacFacts extends SecretFacts {
  readonly kind: "mac";
  readonly family: "hmac";
}

export interface RsaFacts extends KeyPairFacts {
  readonly family: "rsa";
  readonly modulusBits: 2048 | 3072 | 4096;
}

export interface EcFacts extends KeyPairFacts {
  readonly family: "ec";
  /** The curve as OpenSSL names it. */
  readonly curve: "prime256v1" | "secp256k1" | "secp384r1";
  /** The curve as people and standards name it. */
  readonly curveTitle: string;
}

/** Everything the code may know about a key spec. */
export type KeySpecFacts = AesFacts | HmacFacts | RsaFacts | EcFacts;

const RSA = {
  kind: "asymmetric",
  family: "rsa",
  keyUsages: ["ENCRYPT/DECRYPT", "SIGN/VERIFY"],
  defaultKeyUsage: "SIGN/VERIFY",
  materialFormat: "pkcs8",
  materialBytes: null,
} as const;

const EC = {
  kind: "asymmetric",
  family: "ec",
  keyUsages: ["SIGN/VERIFY"],
  defaultKeyUsage: "SIGN/VERIFY",
  materialFormat: "pkcs8",
  materialBytes: null,
} as const;

const HMAC = {
  kind: "mac",
  family: "hmac",
  keyUsages: ["GENERATE_VERIFY_MAC"],
  defaultKeyUsage: "GENERATE_VERIFY_MAC",
  materialFormat: "raw",
  cloud: "huawei",
} as const;

/**
 * The one table of key specs: rows are facts, and no other file may branch on a key spec's name. Safe in a
 * browser.
 *
 * Source: API 2016-01-20, CreateKey, KeySpec (a key that can sign is made to sign unless the caller says
 * otherwise); Huawei Cloud KMS, key_spec, for the rows of `huawei`. An HMAC key is as long as the output of
 * its hash (RFC 2104, 3).
 */
export const KEY_SPECS = {
  Aliyun_AES_256: {
    kind: "symmetric",
    family: "aes",
    bits: 256,
    keyUsages: ["ENCRYPT/DECRYPT"],
    defaultKeyUsage: "ENCRYPT/DECRYPT",
    materialFormat: "raw",
    materialBytes: 32,
    cloud: "alibaba",
    webCrypto: { name: "AES-GCM", length: 256 },
    webCryptoUsages: ["encrypt", "decrypt"],
  },
  RSA_2048: { ...RSA, bits: 2048, modulusBits: 2048, cloud: "alibaba" },
  RSA_3072: { ...RSA, bits: 3072, modulusBits: 3072, cloud: "alibaba" },
  RSA_4096: { ...RSA, bits: 4096, modulusBits: 4096, cloud: "huawei" },
  EC_P256: { ...EC, bits: 256, curve: "prime256v1", curveTitle: "NIST P-256", cloud: "alibaba" },
  EC_P256K: { ...EC, bits: 256, curve: "secp256k1", curveTitle: "secp256k1", cloud: "alibaba" },
  EC_P384: { ...EC, bits: 384, curve: "secp384r1", curveTitle: "NIST P-384", cloud: "huawei" },
  HMAC_256: { ...HMAC, bits: 256, materialBytes: 32 },
  HMAC_384: { ...HMAC, bits: 384, materialBytes: 48 },
  HMAC_512: { ...HMAC, bits: 512, materialBytes: 64 },
} as const satisfies Record<string, KeySpecFacts>;

export type KeySpec = keyof typeof KEY_SPECS;

/** Key specs of key pairs. */
export type KeyPairSpec = {
  [S in KeySpec]: (typeof KEY_SPECS)[S]["kind"] extends "asymmetric" ? S : never;
}[KeySpec];

/** Why a key spec that the clouds have is not offered here. */
export type UnavailableReason = "noSm4Gcm" | "noSm2";

/**
 * Key specs that the clouds have and we do not, with the reason.
 *
 * Checked on Node.js 20.20 with OpenSSL 3.0.19. SM4: `getCiphers` lists ECB, CBC, CFB, OFB and CTR, but not GCM,
 * which Encrypt needs. SM2: a generated key signs plain ECDSA on SM2's curve; one read from PKCS #8 signs SM2DSA with
 * an empty user ID, not with the 1234567812345678 of the clouds, and nothing sets another; `publicEncrypt` refuses both.
 * `key-spec.test.ts` fails when SM4-GCM or SM2 encryption appears.
 */
export const UNAVAILABLE_KEY_SPECS = {
  Aliyun_SM4: { reason: "noSm4Gcm" },
  EC_SM2: { reason: "noSm2" },
} as const satisfies Record<string, { readonly reason: UnavailableReason }>;

export function isKeySpec(value: string): value is KeySpec {
  return Object.hasOwn(KEY_SPECS, value);
}

/** The facts of a key spec as the database or a caller names it, or `null` when there is no such spec. */
export function findKeySpec(keySpec: string): KeySpecFacts | null {
  return isKeySpec(keySpec) ? KEY_SPECS[keySpec] : null;
}
