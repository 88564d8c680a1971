import { generateKeyPair } from "node:crypto";
import { type EcFacts, KEY_SPECS, type KeyPairSpec, type RsaFacts } from "@/lib/crypto/key-spec";
import type { KeyPair } from "@/lib/crypto/provider";
import { limitConcurrency } from "./limit";

const RSA_EXPONENT = 65_537;
const ENCODINGS = {
  publicKeyEncoding: { format: "der", type: "spki" },
  privateKeyEncoding: { format: "der", type: "pkcs8" },
} as const;

/** libuv has four threads, which also read files and look up names: key pairs may not have them all. */
const MAX_GENERATED_AT_ONCE = 2;
/** An RSA key pair takes a second or more: nobody waits for those of all others. */
const inTurn = limitConcurrency(MAX_GENERATED_AT_ONCE, { max: 512, maxPerOwner: 64 });

/**
 * Makes a key pair on libuv's threads, in turn with what others ask for. The caller zeroes the private key.
 *
 * It comes as DER, never as KeyObjects: in Node.js 20, the export of a KeyObject that `generateKeyPair` gave waits for
 * ever when the garbage collector takes the finished generation meanwhile.
 *
 * @throws KmsError Rejected.Throttling, ServiceUnavailableTemporary when too many wait
 */
export function generateKeyPairOf(owner: string, keySpec: KeyPairSpec): Promise<KeyPair> {
  const facts = KEY_SPECS[keySpec];
  return inTurn(owner, () => (facts.family === "rsa" ? generateRsa(facts) : generateEc(facts)));
}

function generateRsa({ modulusBits }: RsaFacts): Promise<KeyPair> {
  const options = { modulusLength: modulusBits, publicExponent: RSA_EXPONENT, ...ENCODINGS };
  return new Promise((resolve, reject) => generateKeyPair("rsa", options, settleWith(resolve, reject)));
}

function generateEc({ curve }: EcFacts): Promise<KeyPair> {
  const options = { namedCurve: curve, ...ENCODINGS };
  return new Promise((resolve, reject) => generateKeyPair("ec", options, settleWith(resolve, reject)));
}

function settleWith(resolve: (pair: KeyPair) => void, reject: (error: Error) => void) {
  return (error: Error | null, publicKeySpki: Buffer, privateKeyPkcs8: Buffer) =>
    error === null ? resolve({ privateKeyPkcs8, publicKeySpki }) : reject(error);
}
