import { checkPrimeSync, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { EcFacts, RsaFacts } from "@/lib/crypto/key-spec";
import type { KeyPair } from "@/lib/crypto/provider";
import { isOneSequence, parseIntegers } from "./der";
import { signEcdsaDigest, verifyEcdsaDigest } from "./ecdsa-digest-signature";
import { isOfSpec } from "./key-details";
import { rsaPss } from "./rsa-digest-signature";

/** Source: FIPS 186-5, A.1.3: both primes have half the bits of the modulus, and |p - q| > 2^(bits/2 - 100). */
const PRIME_DISTANCE_SLACK_BITS = 100;
const RSA_PRIVATE_KEY_INTEGERS = 9;

/**
 * Opens a private key that somebody brought along, and writes it again in the one way that OpenSSL has.
 *
 * Slow: it tests primes, signs and verifies. It belongs in the worker.
 *
 * @returns `null` unless the bytes are one PrivateKeyInfo, without a byte too many, of a sound key of this spec. The
 * caller zeroes the private key.
 */
export function openForeignPrivateKey(facts: RsaFacts | EcFacts, pkcs8: Uint8Array): KeyPair | null {
  const privateKey = isOneSequence(pkcs8) ? parsePrivateKey(facts, pkcs8) : null;
  if (privateKey === null) {
    return null;
  }
  const publicKey = createPublicKey(privateKey);
  return isSound(facts, privateKey, publicKey)
    ? {
        privateKeyPkcs8: privateKey.export({ format: "der", type: "pkcs8" }),
        publicKeySpki: publicKey.export({ format: "der", type: "spki" }),
      }
    : null;
}

function parsePrivateKey(facts: RsaFacts | EcFacts, pkcs8: Uint8Array): KeyObject | null {
  try {
    const der = Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.length);
    const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    if (!isOfSpec(facts, key)) {
      return null;
    }
    return facts.family === "rsa" ? key : canonicalEcKey(key);
  } catch {
    return null;
  }
}

/**
 * The same key with its curve by name and with its public key, which PKCS #8 may leave out. `null` when the curve was
 * written out as parameters.
 */
function canonicalEcKey(key: KeyObject): KeyObject | null {
  const canonical = createPrivateKey({ key: key.export({ format: "jwk" }), format: "jwk" });
  return spkiOf(canonical).equals(spkiOf(key)) ? canonical : null;
}

function spkiOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: "der", type: "spki" });
}

function isSound(facts: RsaFacts | EcFacts, privateKey: KeyObject, publicKey: KeyObject): boolean {
  return facts.family === "rsa"
    ? isSoundRsa(facts, privateKey, publicKey)
    : isSoundEc(facts, privateKey, publicKey);
}

function isSoundRsa({ modulusBits }: RsaFacts, privateKey: KeyObject, publicKey: KeyObject): boolean {
  const pkcs1 = privateKey.export({ format: "der", type: "pkcs1" });
  try {
    const integers = parseIntegers(pkcs1, RSA_PRIVATE_KEY_INTEGERS);
    return (
      integers !== null &&
      areRsaIntegersSound(integers, modulusBits) &&
      doesRsaRoundTrip(privateKey, publicKey)
    );
  } finally {
    pkcs1.fill(0);
  }
}

/**
 * A key whose primes are wrong would still sign, as OpenSSL falls back to the private exponent: each part is
 * checked. Source: RFC 8017, 3.2 and A.1.2.
 */
function areRsaIntegersSound(integers: readonly bigint[], modulusBits: number): boolean {
  const [version, n, e, d, p, q, dP, dQ, qInv] = integers as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  // Longer ones would be tested for many times as long.
  const areHalves = [p, q].every((prime) => prime >> BigInt(modulusBits / 2 - 1) === 1n);
  const isShaped = version === 0n && p * q === n && areHalves && d < n;
  if (!isShaped || absolute(p - q) >> BigInt(modulusBits / 2 - PRIME_DISTANCE_SLACK_BITS) === 0n) {
    return false;
  }
  const isConsistent =
    (d * e) % (p - 1n) === 1n &&
    (d * e) % (q - 1n) === 1n &&
    dP === d % (p - 1n) &&
    dQ === d % (q - 1n) &&
    (qInv * q) % p === 1n &&
    qInv < p;
  return isConsistent && checkPrimeSync(p) && checkPrimeSync(q);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

const TEST_DIGEST = Buffer.alloc(32, 0x5a);

function doesRsaRoundTrip(privateKey: KeyObject, publicKey: KeyObject): boolean {
  const signature = rsaPss.sign(privateKey, "sha256", TEST_DIGEST);
  return rsaPss.verify(publicKey, "sha256", TEST_DIGEST, signature);
}

/** The public key may stand in the material apart from the private one: they must belong together. */
function isSoundEc({ curve, bits }: EcFacts, privateKey: KeyObject, publicKey: KeyObject): boolean {
  const hash = bits === 384 ? "sha384" : "sha256";
  const digest = Buffer.alloc(bits / 8, 0x5a);
  const publicPoint = publicPointIn(publicKey.export({ format: "der", type: "spki" }), bits);
  try {
    const signature = signEcdsaDigest(curve, { privateKey, publicPoint }, hash, digest);
    return verifyEcdsaDigest(curve, publicPoint, digest, signature);
  } catch {
    return false;
  }
}

/** The uncompressed point at the end of a canonical SubjectPublicKeyInfo (RFC 5480, 2). */
export function publicPointIn(spki: Uint8Array, bits: number): Uint8Array {
  return spki.subarray(spki.length - (1 + (2 * bits) / 8));
}
