import type { KeyObject } from "node:crypto";
import type { EcFacts, RsaFacts } from "@/lib/crypto/key-spec";

const MIN_RSA_EXPONENT = 65_537n;
/** Source: FIPS 186-5, A.1.1: below 2^256. OpenSSL takes 64 bits for large moduli; no sane key has more than 32. */
const MAX_RSA_EXPONENT = 2n ** 32n;

/** Exact type, modulus length or curve. */
export function isOfSpec(facts: RsaFacts | EcFacts, key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType !== facts.family) {
    return false;
  }
  return facts.family === "rsa"
    ? details?.modulusLength === facts.modulusBits && isSaneRsaExponent(details.publicExponent)
    : details?.namedCurve === facts.curve;
}

export function isSaneRsaExponent(exponent: bigint | undefined): boolean {
  return (
    exponent !== undefined &&
    exponent % 2n === 1n &&
    exponent >= MIN_RSA_EXPONENT &&
    exponent < MAX_RSA_EXPONENT
  );
}
