import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  ENCRYPTION_ALGORITHMS,
  type EncryptionAlgorithmFacts,
  encryptionAlgorithmsOf,
  MAC_ALGORITHMS,
  macAlgorithmsOf,
  SIGNING_ALGORITHMS,
  signingAlgorithmsOf,
} from "./algorithms";
import { KEY_SPECS } from "./key-spec";

const PKCS1_OVERHEAD_BYTES = 11;

const digestBytes = (hash: string) => createHash(hash).digest().length;

test.each<[string, EncryptionAlgorithmFacts]>(Object.entries(ENCRYPTION_ALGORITHMS))(
  "%s takes as much as the padding leaves of each modulus",
  (_name, { hash, maxPlaintextBytes }) => {
    const overheadBytes = hash === null ? PKCS1_OVERHEAD_BYTES : 2 * digestBytes(hash) + 2;

    for (const keySpec of ["RSA_2048", "RSA_3072", "RSA_4096"] as const) {
      expect(maxPlaintextBytes[keySpec]).toBe(KEY_SPECS[keySpec].modulusBits / 8 - overheadBytes);
    }
  },
);

test.each(Object.entries(SIGNING_ALGORITHMS))("%s knows the length of its digest", (name, facts) => {
  expect(digestBytes(facts.hash)).toBe(facts.digestBytes);
  expect(name.replaceAll("_", "").toLowerCase()).toContain(facts.hash);
});

test.each(Object.entries(MAC_ALGORITHMS))("%s knows the length of its code", (name, { hash, macBytes }) => {
  expect(digestBytes(hash)).toBe(macBytes);
  expect(name.replaceAll("_", "").toLowerCase()).toContain(hash);
});

test("an ECDSA digest is as long as the order of each of its curves", () => {
  for (const { scheme, keySpecs, digestBytes: bytes } of Object.values(SIGNING_ALGORITHMS)) {
    if (scheme === "ecdsa") {
      expect(keySpecs.map((keySpec) => KEY_SPECS[keySpec].bits / 8)).toEqual(keySpecs.map(() => bytes));
    }
  }
});

test("the default of a key spec comes first, and what only imports is not offered", () => {
  expect(encryptionAlgorithmsOf("RSA_2048")).toEqual(["RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1"]);
  expect(signingAlgorithmsOf("RSA_4096")[0]).toBe("RSA_PSS_SHA_256");
  expect(signingAlgorithmsOf("EC_P256K")).toEqual(["ECDSA_SHA_256"]);
  expect(signingAlgorithmsOf("EC_P384")).toEqual(["ECDSA_SHA_384"]);
  expect(macAlgorithmsOf("HMAC_256")).toEqual(["HMAC_SHA_256", "HMAC_SHA_224", "HMAC_SM3"]);
  expect(signingAlgorithmsOf("toString")).toEqual([]);
});
