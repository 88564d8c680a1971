import {
  createPrivateKey,
  createPublicKey,
  type ECKeyPairOptions,
  generateKeyPairSync,
  type KeyObject,
  type RSAKeyPairOptions,
  type RSAPSSKeyPairOptions,
} from "node:crypto";

/**
 * Private keys that may be exported. A KeyObject that comes straight from `generateKeyPairSync` may not: in Node.js 20,
 * its export waits for ever when the garbage collector takes the finished generation meanwhile.
 */

const PUBLIC = { format: "der", type: "spki" } as const;
const PRIVATE = { format: "der", type: "pkcs8" } as const;
const ENCODINGS = { publicKeyEncoding: PUBLIC, privateKeyEncoding: PRIVATE };

export function newRsaKey(size: { modulusLength: number; publicExponent?: number }): KeyObject {
  const options: RSAKeyPairOptions<"der", "der"> = { ...size, ...ENCODINGS };
  return parsed(generateKeyPairSync("rsa", options).privateKey);
}

/** For RSASSA-PSS only. */
export function newRsaPssKey(size: { modulusLength: number }): KeyObject {
  const options: RSAPSSKeyPairOptions<"der", "der"> = { ...size, ...ENCODINGS };
  return parsed(generateKeyPairSync("rsa-pss", options).privateKey);
}

export function newEcKey(curve: { namedCurve: string; paramEncoding?: "explicit" }): KeyObject {
  const options: ECKeyPairOptions<"der", "der"> = { ...curve, ...ENCODINGS };
  return parsed(generateKeyPairSync("ec", options).privateKey);
}

export function pkcs8Of(privateKey: KeyObject): Buffer {
  return privateKey.export({ format: "der", type: "pkcs8" });
}

export function spkiOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: "der", type: "spki" });
}

function parsed(pkcs8: Buffer): KeyObject {
  return createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
}
