import { findKeySpec } from "@/lib/crypto/key-spec";
import type { WrappingAlgorithm } from "./schema";

/**
 * Wraps material with WebCrypto alone, as the helper script and OpenSSL do. WebCrypto has no RFC 5649, so that is
 * built here from single AES blocks. Safe in a browser.
 */

type OaepAlgorithm = Exclude<WrappingAlgorithm, "RSAES_PKCS1_V1_5">;

const HASH = {
  RSAES_OAEP_SHA_256: "SHA-256",
  RSAES_OAEP_SHA_1: "SHA-1",
} as const satisfies Record<OaepAlgorithm, string>;

const BLOCK_BYTES = 8;
const AES_BLOCK_BYTES = 16;
const TEMPORARY_KEY_BYTES = 32;
/** Source: RFC 3394, 2.2.1. */
const WRAP_ROUNDS = 6;
/** Source: RFC 5649, 3. */
const AIV = [0xa6, 0x59, 0x59, 0xa6];

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether a browser can wrap with the algorithm: WebCrypto has no PKCS #1 v1.5. */
export function canBrowserWrap(algorithm: WrappingAlgorithm): algorithm is OaepAlgorithm {
  return algorithm !== "RSAES_PKCS1_V1_5";
}

/**
 * Wraps material for an import.
 *
 * @param publicKey SubjectPublicKeyInfo in DER.
 * @param material the key's bytes, or its private key in PKCS #8 DER. It is not changed.
 */
export async function wrapInBrowser(
  publicKey: Bytes,
  algorithm: OaepAlgorithm,
  keySpec: string,
  material: Bytes,
): Promise<Bytes> {
  const { subtle } = globalThis.crypto;
  const rsa = { name: "RSA-OAEP", hash: HASH[algorithm] };
  const wrappingKey = await subtle.importKey("spki", publicKey, rsa, false, ["encrypt"]);
  const encrypt = async (bytes: Bytes) => new Uint8Array(await subtle.encrypt(rsa, wrappingKey, bytes));
  if (findKeySpec(keySpec)?.materialFormat !== "pkcs8") return encrypt(material);
  const temporaryKey = globalThis.crypto.getRandomValues(new Uint8Array(TEMPORARY_KEY_BYTES));
  try {
    return join(await encrypt(temporaryKey), await wrapWithAesInBrowser(temporaryKey, material));
  } finally {
    temporaryKey.fill(0);
  }
}

/** RFC 5649, 4.1. Exported for the test that holds it against OpenSSL's. */
export async function wrapWithAesInBrowser(wrappingKey: Bytes, material: Bytes): Promise<Bytes> {
  const encryptBlock = await blockCipher(wrappingKey);
  const padded = new Uint8Array(Math.ceil(material.length / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(material);
  const initial = new Uint8Array(BLOCK_BYTES);
  initial.set(AIV);
  new DataView(initial.buffer).setUint32(4, material.length);
  try {
    if (padded.length === BLOCK_BYTES) return await encryptBlock(join(initial, padded));
    return await wrapBlocks(encryptBlock, initial, padded);
  } finally {
    padded.fill(0);
  }
}

/** RFC 3394, 2.2.1. */
async function wrapBlocks(
  encryptBlock: (block: Bytes) => Promise<Bytes>,
  initial: Bytes,
  padded: Bytes,
): Promise<Bytes> {
  const result = join(initial, padded);
  const count = padded.length / BLOCK_BYTES;
  for (let round = 0; round < WRAP_ROUNDS; round += 1) {
    for (let index = 1; index <= count; index += 1) {
      const at = index * BLOCK_BYTES;
      const block = await encryptBlock(
        join(result.slice(0, BLOCK_BYTES), result.slice(at, at + BLOCK_BYTES)),
      );
      const counter = new DataView(block.buffer);
      // The counter stays far below 2^32 for material that is a key.
      counter.setUint32(4, (counter.getUint32(4) ^ (round * count + index)) >>> 0);
      result.set(block.subarray(0, BLOCK_BYTES), 0);
      result.set(block.subarray(BLOCK_BYTES), at);
    }
  }
  return result;
}

/** One AES block at a time: CBC with an IV of zeros, whose second block is padding and is dropped. */
async function blockCipher(key: Bytes): Promise<(block: Bytes) => Promise<Bytes>> {
  const { subtle } = globalThis.crypto;
  const aes = await subtle.importKey("raw", key, "AES-CBC", false, ["encrypt"]);
  const cbc = { name: "AES-CBC", iv: new Uint8Array(AES_BLOCK_BYTES) };
  return async (block) => new Uint8Array(await subtle.encrypt(cbc, aes, block)).slice(0, AES_BLOCK_BYTES);
}

function join(first: Uint8Array, second: Uint8Array): Bytes {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
