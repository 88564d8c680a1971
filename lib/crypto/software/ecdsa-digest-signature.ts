import { createECDH, createHmac, type KeyObject, randomBytes } from "node:crypto";
import { invert } from "@noble/curves/abstract/modular.js";
import type { ECDSA } from "@noble/curves/abstract/weierstrass.js";
import { p256, p384 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import type { SigningAlgorithmFacts } from "@/lib/crypto/algorithms";
import type { EcFacts } from "@/lib/crypto/key-spec";
import { bigIntToBytes, bytesToBigInt, findEcPrivateScalar, formatIntegers, parseIntegers } from "./der";

type Hash = SigningAlgorithmFacts["hash"];
type CurveName = EcFacts["curve"];

const CURVES = { prime256v1: p256, secp256k1, secp384r1: p384 } as const satisfies Record<CurveName, ECDSA>;

/** More bits than the order has, so that a remainder is as good as uniform (FIPS 186-5, A.3.1). */
const EXTRA_RANDOM_BYTES = 8;

/** Both halves of a key; the public one as an uncompressed point. */
export interface EcKeyPair {
  readonly privateKey: KeyObject;
  readonly publicPoint: Uint8Array;
}

/**
 * Signs a digest that is as long as the curve's order: ECDSA with the nonce of RFC 6979, in DER.
 *
 * node:crypto has no ECDSA over a digest, so the last step is done here. The nonce is multiplied with the generator
 * by OpenSSL, in constant time. The rest, s = k⁻¹(z + r·d), is BigInt arithmetic, whose time depends on its
 * operands: k and d are multiplied with a fresh random number b first, which cancels out, so that what can be
 * measured says nothing about either. BigInts cannot be zeroed; they stay in the worker's heap until it is collected.
 *
 * @throws Error when the signature is not valid for the public key: a fault in the computation, which could give the
 * private key away
 */
export function signEcdsaDigest(
  curveName: CurveName,
  { privateKey, publicPoint }: EcKeyPair,
  hash: Hash,
  digest: Uint8Array,
): Buffer {
  const sec1 = privateKey.export({ format: "der", type: "sec1" });
  try {
    const scalar = findEcPrivateScalar(sec1);
    if (scalar === null || !multiplyGenerator(curveName, scalar).equals(publicPoint)) {
      throw new Error("The private key is not valid for the public key.");
    }
    const signature = signWithScalar(curveName, scalar, hash, digest);
    if (!isSignatureOf(curveName, scalar, digest, signature)) {
      throw new Error("A signature that was just made is not valid.");
    }
    return formatIntegers([signature.r, signature.s]);
  } finally {
    sec1.fill(0);
  }
}

interface Signature {
  readonly r: bigint;
  readonly s: bigint;
}

function signWithScalar(curveName: CurveName, scalar: Uint8Array, hash: Hash, digest: Uint8Array): Signature {
  const order = orderOf(curveName);
  const z = bytesToBigInt(digest);
  for (const nonce of nonces(order, scalar, hash, digest)) {
    const r = xOf(multiplyGenerator(curveName, nonce)) % order;
    const b = randomScalar(order);
    const blindedKey = (b * bytesToBigInt(scalar)) % order;
    const blindedNonce = (b * bytesToBigInt(nonce)) % order;
    const s = (invert(blindedNonce, order) * (((b * z) % order) + r * blindedKey)) % order;
    nonce.fill(0);
    if (r !== 0n && s !== 0n) {
      return { r, s };
    }
  }
  throw new Error("There was no nonce left.");
}

/**
 * Verification by whoever has the private key d: the sum u₁·G + u₂·Q is (u₁ + u₂·d)·G, which OpenSSL computes many
 * times faster than JavaScript. That Q is d·G is for the caller to see to. Source: FIPS 186-5, 6.4.2.
 */
function isSignatureOf(
  curveName: CurveName,
  scalar: Uint8Array,
  digest: Uint8Array,
  { r, s }: Signature,
): boolean {
  const order = orderOf(curveName);
  const b = randomScalar(order);
  const blindedKey = (b * bytesToBigInt(scalar)) % order;
  const blindedSum = (invert(s, order) * (((b * bytesToBigInt(digest)) % order) + r * blindedKey)) % order;
  const sum = bigIntToBytes((blindedSum * invert(b, order)) % order, scalar.length);
  try {
    return xOf(multiplyGenerator(curveName, sum)) % order === r;
  } finally {
    sum.fill(0);
  }
}

/**
 * Verifies a DER signature over a digest. Both of the two signatures that differ in the sign of s are taken, as
 * FIPS 186-5 has it.
 *
 * @param publicPoint uncompressed
 */
export function verifyEcdsaDigest(
  curveName: CurveName,
  publicPoint: Uint8Array,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const order = orderOf(curveName);
  const [r, s] = parseIntegers(signature, 2) ?? [];
  if (r === undefined || s === undefined || r === 0n || s === 0n || r >= order || s >= order) {
    return false;
  }
  const compact = Buffer.concat([r, s].map((integer) => bigIntToBytes(integer, digest.length)));
  return CURVES[curveName].verify(compact, digest, publicPoint, { prehash: false, lowS: false });
}

/** The nonces of RFC 6979, 3.2, in order, each of which the caller zeroes. */
function* nonces(order: bigint, scalar: Uint8Array, hash: Hash, digest: Uint8Array): Generator<Buffer, void> {
  const seed = [scalar, bigIntToBytes(bytesToBigInt(digest) % order, digest.length)];
  let value: Buffer = Buffer.alloc(digest.length, 1);
  let key: Buffer = Buffer.alloc(digest.length);
  const hmac = (...parts: readonly Uint8Array[]) => {
    const hashing = createHmac(hash, key);
    for (const part of parts) {
      hashing.update(part);
    }
    return hashing.digest();
  };
  for (const separator of [0, 1]) {
    key = hmac(value, Buffer.from([separator]), ...seed);
    value = hmac(value);
  }
  while (true) {
    value = hmac(value);
    const candidate = bytesToBigInt(value);
    if (candidate > 0n && candidate < order) {
      yield Buffer.from(value);
    }
    key = hmac(value, Buffer.from([0]));
    value = hmac(value);
  }
}

/** The generator times a number below the order and not zero, as an uncompressed point. */
function multiplyGenerator(curveName: CurveName, factor: Uint8Array): Buffer {
  const ecdh = createECDH(curveName);
  ecdh.setPrivateKey(factor);
  return ecdh.getPublicKey();
}

/** 04, x, y. */
function xOf(uncompressedPoint: Uint8Array): bigint {
  return bytesToBigInt(uncompressedPoint.subarray(1, 1 + (uncompressedPoint.length - 1) / 2));
}

function randomScalar(order: bigint): bigint {
  const orderBytes = order.toString(16).length / 2;
  return (bytesToBigInt(randomBytes(orderBytes + EXTRA_RANDOM_BYTES)) % (order - 1n)) + 1n;
}

function orderOf(curveName: CurveName): bigint {
  return CURVES[curveName].Point.Fn.ORDER;
}
