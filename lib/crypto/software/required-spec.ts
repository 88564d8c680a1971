import { findKeySpec, isKeySpec, type KeySpec, type KeySpecFacts } from "@/lib/crypto/key-spec";
import { KmsError } from "@/lib/platform/errors";

interface NamesKeySpec {
  readonly keySpec: string;
}

/** @throws KmsError UnsupportedOperation when there is no such key spec */
export function requireKeySpec({ keySpec }: NamesKeySpec): KeySpec {
  if (!isKeySpec(keySpec)) {
    throw new KmsError("UnsupportedOperation");
  }
  return keySpec;
}

/** @throws KmsError UnsupportedOperation when the key is of another family */
export function requireFamily<Family extends KeySpecFacts["family"]>(
  { keySpec }: NamesKeySpec,
  family: Family,
): KeySpecFacts & { family: Family } {
  const facts = findKeySpec(keySpec);
  if (facts?.family !== family) {
    throw new KmsError("UnsupportedOperation");
  }
  return facts as KeySpecFacts & { family: Family };
}

/** @throws KmsError UnsupportedOperation when the algorithm is not offered for the key */
export function requireOffered<Spec extends KeySpec>(
  { keySpec }: NamesKeySpec,
  algorithm: { readonly keySpecs: readonly Spec[] },
): Spec {
  const spec = algorithm.keySpecs.find((name) => name === keySpec);
  if (spec === undefined) {
    throw new KmsError("UnsupportedOperation");
  }
  return spec;
}
