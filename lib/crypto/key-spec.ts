/** What a key may be used for, as the API writes it. */
export type KeyUsage = "ENCRYPT/DECRYPT" | "SIGN/VERIFY" | "GENERATE_MAC/VERIFY_MAC";

/** How the parameters of a WebCrypto `generateKey` look for the families of keys we know. */
type WebCryptoParams =
  | { readonly name: "AES-GCM"; readonly length: 128 | 192 | 256 }
  | { readonly name: "HMAC"; readonly hash: string; readonly length: number }
  | { readonly name: "ECDSA"; readonly namedCurve: string }
  | {
      readonly name: "RSA-OAEP" | "RSA-PSS";
      readonly hash: string;
      readonly modulusLength: number;
      readonly publicExponent: Uint8Array;
    };

/** Everything the code may know about a key spec. */
export interface KeySpecFacts {
  readonly kind: "symmetric" | "mac" | "asymmetric";
  /** Length of the key, the modulus or the curve's field. */
  readonly bits: number;
  readonly keyUsages: readonly KeyUsage[];
  readonly webCrypto: WebCryptoParams;
  readonly webCryptoUsages: readonly ("encrypt" | "decrypt" | "sign" | "verify")[];
  /** In which WebCrypto format material is wrapped and imported. */
  readonly materialFormat: "raw" | "pkcs8";
  /** Exact length of the material; `null` where the encoding makes it vary. */
  readonly materialBytes: number | null;
}

/**
 * The one table of key specs: rows are facts, and no other file may branch on a key spec's name.
 *
 * Source: API 2016-01-20, CreateKey, KeySpec.
 */
export const KEY_SPECS = {
  Aliyun_AES_256: {
    kind: "symmetric",
    bits: 256,
    keyUsages: ["ENCRYPT/DECRYPT"],
    webCrypto: { name: "AES-GCM", length: 256 },
    webCryptoUsages: ["encrypt", "decrypt"],
    materialFormat: "raw",
    materialBytes: 32,
  },
} as const satisfies Record<string, KeySpecFacts>;

export type KeySpec = keyof typeof KEY_SPECS;

export function isKeySpec(value: string): value is KeySpec {
  return Object.hasOwn(KEY_SPECS, value);
}

/** The facts of a key spec as the database or a caller names it, or `null` when there is no such spec. */
export function findKeySpec(keySpec: string): KeySpecFacts | null {
  return isKeySpec(keySpec) ? KEY_SPECS[keySpec] : null;
}
