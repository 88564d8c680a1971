import { createPublicKey, type KeyObject } from "node:crypto";
import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "@/lib/crypto/algorithms";
import { type EcFacts, KEY_SPECS, type KeyPairSpec } from "@/lib/crypto/key-spec";
import { signEcdsaDigest, verifyEcdsaDigest } from "./ecdsa-digest-signature";
import { openForeignPrivateKey, publicPointIn } from "./key-pair-material";
import { decryptRsa } from "./rsa-decrypt";
import { type RsaDigestScheme, rsaPkcs1, rsaPss } from "./rsa-digest-signature";
import type { SlowJobName, SlowJobs } from "./slow-crypto";

const RSA_SCHEMES = { "rsa-pkcs1": rsaPkcs1, "rsa-pss": rsaPss } as const satisfies Record<
  string,
  RsaDigestScheme
>;

type Performers = {
  [Name in SlowJobName]: (input: SlowJobs[Name]["input"]) => SlowJobs[Name]["output"];
};

const PERFORMERS: Performers = {
  signDigest,
  verifyDigest,
  decryptRsa: ({ algorithm, privateKey, ciphertext }) =>
    decryptRsa(ENCRYPTION_ALGORITHMS[algorithm], privateKey, ciphertext),
  openPrivateKey({ keySpec, pkcs8 }) {
    try {
      return openForeignPrivateKey(KEY_SPECS[keySpec], pkcs8);
    } finally {
      pkcs8.fill(0);
    }
  },
};

/** Does a slow job here and now. Secret bytes in the input are zeroed. */
export function performSlowJob<Name extends SlowJobName>(
  name: Name,
  input: SlowJobs[Name]["input"],
): SlowJobs[Name]["output"] {
  return PERFORMERS[name](input);
}

function signDigest(input: SlowJobs["signDigest"]["input"]): Uint8Array {
  const { keySpec, algorithm, privateKey, publicKeySpki, digest } = input;
  const { scheme, hash } = SIGNING_ALGORITHMS[algorithm];
  if (scheme === "ecdsa") {
    const { curve, bits } = requireEc(keySpec);
    const pair = { privateKey, publicPoint: publicPointIn(publicKeySpki, bits) };
    return signEcdsaDigest(curve, pair, hash, digest);
  }
  const signature = RSA_SCHEMES[scheme].sign(privateKey, hash, digest);
  if (!RSA_SCHEMES[scheme].verify(publicKeyOf(publicKeySpki), hash, digest, signature)) {
    throw new Error("A signature that was just made is not valid.");
  }
  return signature;
}

function verifyDigest(input: SlowJobs["verifyDigest"]["input"]): boolean {
  const { keySpec, algorithm, publicKeySpki, digest, signature } = input;
  const { scheme, hash } = SIGNING_ALGORITHMS[algorithm];
  if (scheme === "ecdsa") {
    const { curve, bits } = requireEc(keySpec);
    return verifyEcdsaDigest(curve, publicPointIn(publicKeySpki, bits), digest, signature);
  }
  return RSA_SCHEMES[scheme].verify(publicKeyOf(publicKeySpki), hash, digest, signature);
}

function requireEc(keySpec: KeyPairSpec): EcFacts {
  const facts = KEY_SPECS[keySpec];
  if (facts.family !== "ec") {
    throw new Error("The algorithm is not for this key.");
  }
  return facts;
}

function publicKeyOf(spki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
}
