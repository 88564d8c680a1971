import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "@/lib/crypto/algorithms";
import { KEY_SPECS } from "@/lib/crypto/key-spec";
import { signEcdsaDigest, verifyEcdsaDigest } from "./ecdsa-digest-signature";
import { openForeignPrivateKey, publicPointOf } from "./key-pair-material";
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
  signDigest(input) {
    const signature = signDigest(input);
    if (!verifyDigest({ ...input, signature })) {
      throw new Error("A signature that was just made is not valid.");
    }
    return signature;
  },
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
  const { scheme, hash } = SIGNING_ALGORITHMS[input.algorithm];
  const facts = KEY_SPECS[input.keySpec];
  if (scheme !== "ecdsa") {
    return RSA_SCHEMES[scheme].sign(input.privateKey, hash, input.digest);
  }
  if (facts.family !== "ec") {
    throw new Error("The algorithm is not for this key.");
  }
  return signEcdsaDigest(facts.curve, input.privateKey, hash, input.digest);
}

function verifyDigest(input: SlowJobs["verifyDigest"]["input"]): boolean {
  const { scheme, hash } = SIGNING_ALGORITHMS[input.algorithm];
  const facts = KEY_SPECS[input.keySpec];
  if (scheme !== "ecdsa") {
    return RSA_SCHEMES[scheme].verify(input.publicKey, hash, input.digest, input.signature);
  }
  if (facts.family !== "ec") {
    throw new Error("The algorithm is not for this key.");
  }
  const publicPoint = publicPointOf(input.publicKey, facts.bits);
  return verifyEcdsaDigest(facts.curve, publicPoint, input.digest, input.signature);
}
