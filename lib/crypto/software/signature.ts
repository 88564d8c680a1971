import { constants, type KeyObject, sign, verify } from "node:crypto";
import { promisify } from "node:util";
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from "@/lib/crypto/algorithms";
import { KEY_SPECS, type KeyPairSpec } from "@/lib/crypto/key-spec";
import type { MessageToSign } from "@/lib/crypto/provider";
import { KmsError } from "@/lib/platform/errors";
import type { PublicKey } from "./public-key";
import type { SlowWork } from "./slow-crypto";

const PADDINGS = {
  "rsa-pss": { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  "rsa-pkcs1": { padding: constants.RSA_PKCS1_PADDING },
  ecdsa: { dsaEncoding: "der" },
} as const;

const signOnThread = promisify(sign);
const verifyOnThread = promisify(verify);

/** How something is signed or verified. */
export interface SignatureMethod extends SlowWork {
  readonly keySpec: KeyPairSpec;
  readonly algorithm: SigningAlgorithm;
}

/**
 * A copy of what is to be signed.
 *
 * @throws KmsError InvalidParameter (Digest) when a digest has not the length of the algorithm's hash
 */
export function copyMessage(
  algorithm: SigningAlgorithm,
  { messageType, bytes }: MessageToSign,
): MessageToSign {
  if (messageType === "DIGEST" && bytes.length !== SIGNING_ALGORITHMS[algorithm].digestBytes) {
    throw new KmsError("InvalidParameter", { parameter: "Digest", problem: "format" });
  }
  return { messageType, bytes: new Uint8Array(bytes) };
}

/**
 * Signs away from the event loop, and verifies the signature: a fault in the computation could give the key away.
 */
export async function signMessage(
  method: SignatureMethod,
  { privateKey, publicKey }: { privateKey: KeyObject; publicKey: PublicKey },
  message: MessageToSign,
): Promise<Uint8Array> {
  const { slow, owner, keySpec, algorithm } = method;
  if (message.messageType === "DIGEST") {
    const publicKeySpki = publicKey.spki;
    return slow.run(owner, "signDigest", {
      keySpec,
      algorithm,
      privateKey,
      publicKeySpki,
      digest: message.bytes,
    });
  }
  const { hash, scheme } = SIGNING_ALGORITHMS[algorithm];
  const signature = await signOnThread(hash, message.bytes, { key: privateKey, ...PADDINGS[scheme] });
  if (!(await verifyMessage(method, publicKey, message, signature))) {
    const cause = new Error("A signature that was just made is not valid.");
    throw new KmsError("InternalFailure", { cause });
  }
  return signature;
}

/**
 * Verifies away from the event loop. Of a message, OpenSSL takes DER only as it would have written it, and salts of
 * RSA-PSS only as long as the digest; but it takes RSA signatures without their leading zeros, which are none
 * (RFC 8017, 8.1.2 and 8.2.2, step 1).
 */
export async function verifyMessage(
  { slow, owner, keySpec, algorithm }: SignatureMethod,
  { key, spki }: PublicKey,
  { messageType, bytes }: MessageToSign,
  signature: Uint8Array,
): Promise<boolean> {
  if (messageType === "DIGEST") {
    return slow.run(owner, "verifyDigest", {
      keySpec,
      algorithm,
      publicKeySpki: spki,
      digest: bytes,
      signature,
    });
  }
  const { hash, scheme } = SIGNING_ALGORITHMS[algorithm];
  const facts = KEY_SPECS[keySpec];
  if (facts.family === "rsa" && signature.length !== facts.modulusBits / 8) {
    return false;
  }
  return verifyOnThread(hash, bytes, { key, ...PADDINGS[scheme] }, signature);
}
