import { findKeySpec } from "@/lib/crypto/key-spec";

/**
 * The key check value of material, as the service computes it, from WebCrypto alone. Safe in a browser.
 *
 * @returns `null` where WebCrypto cannot: keys on secp256k1, and bytes that are no key of the spec.
 */
export async function checkValueInBrowser(
  keySpec: string,
  material: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  const facts = findKeySpec(keySpec);
  switch (facts?.family) {
    case "aes":
      return shown(await encryptedZeroBlock(material), SECRET_SHOWN_BYTES);
    case "hmac":
      return shown(await hmacOverNothing(material), SECRET_SHOWN_BYTES);
    case "rsa":
      return publicKeyHash(material, { name: "RSA-PSS", hash: "SHA-256" });
    case "ec": {
      const namedCurve = WEBCRYPTO_CURVES.get(facts.curve);
      return namedCurve === undefined ? null : publicKeyHash(material, { name: "ECDSA", namedCurve });
    }
    case undefined:
      return null;
  }
}

const SECRET_SHOWN_BYTES = 3;
const PUBLIC_KEY_SHOWN_BYTES = 8;
const AES_BLOCK_BYTES = 16;
const WEBCRYPTO_CURVES: ReadonlyMap<string, string> = new Map([
  ["prime256v1", "P-256"],
  ["secp384r1", "P-384"],
]);

async function encryptedZeroBlock(material: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey("raw", material, "AES-CBC", false, ["encrypt"]);
  const zeros = new Uint8Array(AES_BLOCK_BYTES);
  return subtle.encrypt({ name: "AES-CBC", iv: zeros }, key, zeros);
}

async function hmacOverNothing(material: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey("raw", material, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return subtle.sign("HMAC", key, new Uint8Array(0));
}

async function publicKeyHash(
  pkcs8: Uint8Array<ArrayBuffer>,
  algorithm: RsaHashedImportParams | EcKeyImportParams,
): Promise<string | null> {
  const { subtle } = globalThis.crypto;
  let privateKey: CryptoKey;
  try {
    privateKey = await subtle.importKey("pkcs8", pkcs8, algorithm, true, ["sign"]);
  } catch {
    // WebCrypto tells only that these bytes are no such key.
    return null;
  }
  const { kty, crv, x, y, n, e } = await subtle.exportKey("jwk", privateKey);
  const publicJwk = JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })) as JsonWebKey;
  const publicKey = await subtle.importKey("jwk", publicJwk, algorithm, true, ["verify"]);
  const spki = await subtle.exportKey("spki", publicKey);
  return shown(await subtle.digest("SHA-256", spki), PUBLIC_KEY_SHOWN_BYTES);
}

function shown(bytes: ArrayBuffer, length: number): string {
  return Array.from(new Uint8Array(bytes, 0, length), (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}
