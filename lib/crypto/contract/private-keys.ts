import {
  checkPrimeSync,
  createPrivateKey,
  generatePrimeSync,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";
import { KEY_SPECS, type KeyPairSpec } from "@/lib/crypto/key-spec";
import { newEcKey, newRsaKey, newRsaPssKey, pkcs8Of } from "./new-keys";

/** Key pairs for the contract suite, sound ones and others that only look it. */

export const KEY_PAIR_SPECS = Object.keys(KEY_SPECS).filter(isKeyPairSpec);

export type PairsBySpec = Readonly<Record<KeyPairSpec, KeyObject>>;

export function makePairs(): PairsBySpec {
  return Object.fromEntries(KEY_PAIR_SPECS.map((spec) => [spec, newPair(spec)])) as PairsBySpec;
}

function isKeyPairSpec(spec: string): spec is KeyPairSpec {
  return KEY_SPECS[spec as KeyPairSpec].kind === "asymmetric";
}

function newPair(spec: KeyPairSpec): KeyObject {
  const facts = KEY_SPECS[spec];
  return facts.family === "rsa"
    ? newRsaKey({ modulusLength: facts.modulusBits })
    : newEcKey({ namedCurve: facts.curve });
}

export function encryptedPkcs8(key: KeyObject): Buffer {
  return key.export({ format: "der", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "a passphrase" });
}

export function newRsaMaterial(options: { modulusLength?: number; publicExponent?: number }): Buffer {
  return pkcs8Of(newRsaKey({ modulusLength: 2048, ...options }));
}

export function newRsaPssMaterial(): Buffer {
  return pkcs8Of(newRsaPssKey({ modulusLength: 2048 }));
}

export function newExplicitEcMaterial(): Buffer {
  return pkcs8Of(newEcKey({ namedCurve: "prime256v1", paramEncoding: "explicit" }));
}

/**
 * The same P-256 key without its public key, `[1] BIT STRING` at the end, which may be left out (RFC 5915, 3): three
 * lengths change, and the first of them then needs no byte of its own.
 */
export function withoutPublicKey(p256Pkcs8: Buffer): Buffer {
  const publicKeyBytes = 70;
  const [longLengthStart, infoLength, octetsLength, keyLength] = [1, 2, 28, 30];
  const shorter = Buffer.from(p256Pkcs8.subarray(0, -publicKeyBytes));
  for (const offset of [infoLength, octetsLength, keyLength]) {
    shorter.writeUInt8(shorter.readUInt8(offset) - publicKeyBytes, offset);
  }
  return Buffer.concat([shorter.subarray(0, longLengthStart), shorter.subarray(infoLength)]);
}

/** The same key with the public point of another. */
export function withOtherPublicKey(p256Pkcs8: Buffer): Buffer {
  const other = pkcs8Of(newPair("EC_P256"));
  const pointBytes = 64;
  return Buffer.concat([p256Pkcs8.subarray(0, -pointBytes), other.subarray(-pointBytes)]);
}

type RsaPart = "n" | "d" | "p" | "q" | "dp" | "dq" | "qi";

/** The key with one of its numbers two higher. */
export function withChangedPart(key: KeyObject, part: RsaPart): Buffer {
  const jwk = key.export({ format: "jwk" });
  return fromJwk({ ...jwk, [part]: toBase64url(fromBase64url(jwk[part]) + 2n) });
}

/** A key that is consistent in itself, though one factor is not prime. */
export function withCompositeFactor(key: KeyObject): Buffer {
  const { p, q } = factorsOf(key);
  let composite = q - 2n;
  while (checkPrimeSync(composite) || gcd(composite - 1n, EXPONENT) !== 1n || gcd(composite, p) !== 1n) {
    composite -= 2n;
  }
  return fromFactors(p, composite, EXPONENT);
}

/** A key whose factors are neighbours among the primes, and so found by Fermat's method. */
export function withCloseFactors(key: KeyObject): Buffer {
  const { p } = factorsOf(key);
  let q = p + 2n;
  while (!checkPrimeSync(q) || gcd(q - 1n, EXPONENT) !== 1n) {
    q += 2n;
  }
  return fromFactors(q, p, EXPONENT);
}

/** A key of 2,048 bits with one short factor, which is found by elliptic curves, and one that takes long to test. */
export function withUnevenFactors(): Buffer {
  for (;;) {
    const [p, q] = [generatePrimeSync(1948, { bigint: true }), generatePrimeSync(100, { bigint: true })];
    const isUsable = gcd((p - 1n) * (q - 1n), EXPONENT) === 1n;
    if (isUsable && (p * q).toString(2).length === 2048) return fromFactors(p, q, EXPONENT);
  }
}

/** The key of the same factors with another exponent, which must be prime. */
export function withExponent(key: KeyObject, exponent: bigint): Buffer {
  const { p, q } = factorsOf(key);
  return fromFactors(p, q, exponent);
}

const EXPONENT = 65_537n;

function factorsOf(key: KeyObject): { p: bigint; q: bigint } {
  const jwk = key.export({ format: "jwk" });
  return { p: fromBase64url(jwk.p), q: fromBase64url(jwk.q) };
}

function fromFactors(p: bigint, q: bigint, e: bigint): Buffer {
  const d = inverse(e, ((p - 1n) * (q - 1n)) / gcd(p - 1n, q - 1n));
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  return fromJwk({ kty: "RSA", ...mapValues(numbers, toBase64url) });
}

function fromJwk(jwk: JsonWebKey): Buffer {
  return pkcs8Of(createPrivateKey({ key: jwk, format: "jwk" }));
}

function mapValues(numbers: Record<string, bigint>, change: (value: bigint) => string): JsonWebKey {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, change(value)]));
}

function fromBase64url(text = ""): bigint {
  return BigInt(`0x${Buffer.from(text, "base64url").toString("hex")}`);
}

function toBase64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** By Euclid's algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [remainder, next] = [modulus, value % modulus];
  let [coefficient, nextCoefficient] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  return ((coefficient % modulus) + modulus) % modulus;
}
