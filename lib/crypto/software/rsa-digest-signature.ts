import {
  constants,
  createHash,
  type KeyObject,
  privateEncrypt,
  publicDecrypt,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import type { SigningAlgorithmFacts } from "@/lib/crypto/algorithms";

type Hash = SigningAlgorithmFacts["hash"];

/** RSA signatures over a digest: node:crypto would hash the digest again. */
export interface RsaDigestScheme {
  sign(privateKey: KeyObject, hash: Hash, digest: Uint8Array): Buffer;
  verify(publicKey: KeyObject, hash: Hash, digest: Uint8Array, signature: Uint8Array): boolean;
}

/** Everything in a DigestInfo before the digest. Source: RFC 8017, 9.2, note 1. */
const DIGEST_INFO_PREFIXES = {
  sha256: Buffer.from("3031300d060960864801650304020105000420", "hex"),
  sha384: Buffer.from("3041300d060960864801650304020205000430", "hex"),
  sha512: Buffer.from("3051300d060960864801650304020305000440", "hex"),
} as const satisfies Record<Hash, Buffer>;

/** RSASSA-PKCS1-v1_5. Source: RFC 8017, 8.2. */
export const rsaPkcs1: RsaDigestScheme = {
  sign(privateKey, hash, digest) {
    const digestInfo = Buffer.concat([DIGEST_INFO_PREFIXES[hash], digest]);
    return privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, digestInfo);
  },
  verify(publicKey, hash, digest, signature) {
    const encoded = recover(publicKey, signature);
    return encoded !== null && timingSafeEqual(encoded, encodePkcs1(encoded.length, hash, digest));
  },
};

/** RSASSA-PSS with MGF1 of the same hash and a salt as long as the digest. Source: RFC 8017, 8.1. */
export const rsaPss: RsaDigestScheme = {
  sign(privateKey, hash, digest) {
    const encoded = encodePss(modulusBytesOf(privateKey), hash, digest, randomBytes(digest.length));
    return privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encoded);
  },
  verify(publicKey, hash, digest, signature) {
    const encoded = recover(publicKey, signature);
    return encoded !== null && isPssOf(encoded, hash, digest);
  },
};

/** The encoded message in a signature, or `null` when the signature is no number below the modulus. */
function recover(publicKey: KeyObject, signature: Uint8Array): Buffer | null {
  if (signature.length !== modulusBytesOf(publicKey)) {
    return null;
  }
  try {
    return publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature);
  } catch {
    return null;
  }
}

/** EMSA-PKCS1-v1_5: the whole encoding is made anew, so that nothing in it is parsed. Source: RFC 8017, 9.2. */
function encodePkcs1(modulusBytes: number, hash: Hash, digest: Uint8Array): Buffer {
  const digestInfo = Buffer.concat([DIGEST_INFO_PREFIXES[hash], digest]);
  const padding = Buffer.alloc(modulusBytes - digestInfo.length - 3, 0xff);
  return Buffer.concat([Buffer.from([0, 1]), padding, Buffer.from([0]), digestInfo]);
}

/** In the last byte of EMSA-PSS. */
const PSS_TRAILER = 0xbc;
/** Our moduli have a multiple of 8 bits, so the encoded message, one bit shorter, has its first bit clear. */
const FIRST_BIT = 0x80;

/** EMSA-PSS-ENCODE. Source: RFC 8017, 9.1.1. */
function encodePss(modulusBytes: number, hash: Hash, digest: Uint8Array, salt: Uint8Array): Buffer {
  const h = hashOf(hash, Buffer.alloc(8), digest, salt);
  const padding = Buffer.alloc(modulusBytes - salt.length - h.length - 2);
  const maskedDb = xor(Buffer.concat([padding, Buffer.from([1]), salt]), hash, h);
  maskedDb.writeUInt8(maskedDb.readUInt8(0) & ~FIRST_BIT, 0);
  return Buffer.concat([maskedDb, h, Buffer.from([PSS_TRAILER])]);
}

/** EMSA-PSS-VERIFY, for salts exactly as long as the digest. Source: RFC 8017, 9.1.2. */
function isPssOf(encoded: Buffer, hash: Hash, digest: Uint8Array): boolean {
  const dbBytes = encoded.length - digest.length - 1;
  const h = encoded.subarray(dbBytes, encoded.length - 1);
  if (encoded.readUInt8(encoded.length - 1) !== PSS_TRAILER || (encoded.readUInt8(0) & FIRST_BIT) !== 0) {
    return false;
  }
  const db = xor(encoded.subarray(0, dbBytes), hash, h);
  db.writeUInt8(db.readUInt8(0) & ~FIRST_BIT, 0);
  const saltStart = dbBytes - digest.length;
  const isPadded = db.subarray(0, saltStart - 1).every((byte) => byte === 0) && db[saltStart - 1] === 1;
  return isPadded && timingSafeEqual(h, hashOf(hash, Buffer.alloc(8), digest, db.subarray(saltStart)));
}

/** The bytes with MGF1's mask upon them. Source: RFC 8017, B.2.1. */
function xor(bytes: Uint8Array, hash: Hash, seed: Uint8Array): Buffer {
  const masked = Buffer.alloc(bytes.length);
  for (let offset = 0, counter = 0; offset < bytes.length; offset += seed.length, counter += 1) {
    const counterBytes = Buffer.alloc(4);
    counterBytes.writeUInt32BE(counter);
    const mask = hashOf(hash, seed, counterBytes);
    for (const [index, byte] of bytes.subarray(offset, offset + mask.length).entries()) {
      masked.writeUInt8(byte ^ mask.readUInt8(index), offset + index);
    }
  }
  return masked;
}

function hashOf(hash: Hash, ...parts: readonly Uint8Array[]): Buffer {
  const hashing = createHash(hash);
  for (const part of parts) {
    hashing.update(part);
  }
  return hashing.digest();
}

function modulusBytesOf(key: KeyObject): number {
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
}
