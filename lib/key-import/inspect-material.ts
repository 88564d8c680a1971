import { createPrivateKey, type KeyObject } from "node:crypto";
import { findKeySpec, type KeySpecFacts } from "@/lib/crypto/key-spec";
import { KmsError } from "@/lib/platform/errors";
import { importRefusal } from "./import-refusal";

const PRINTABLE = /^[\x20-\x7e\s]*$/;
const OTHER_ENCODINGS = ["pkcs1", "sec1"] as const;

/**
 * Refuses material that cannot be of the key's spec, and says which mistake it is. The provider checks again, more
 * strictly, and knows no reasons.
 *
 * @throws KmsError InvalidKeyMaterial
 */
export function inspectMaterial(keySpec: string, material: Uint8Array): void {
  const facts = findKeySpec(keySpec);
  if (facts === null) throw new KmsError("UnsupportedOperation");
  if (facts.materialFormat === "raw") {
    inspectSecret(facts.materialBytes, material);
    return;
  }
  inspectKeyPair(facts, material);
}

function inspectSecret(materialBytes: number, material: Uint8Array): void {
  if (material.length === materialBytes) return;
  if (isText(material))
    throw importRefusal("InvalidKeyMaterial", "materialIsText", { expected: materialBytes });
  throw importRefusal("InvalidKeyMaterial", "materialLength", {
    expected: materialBytes,
    length: material.length,
  });
}

function inspectKeyPair(facts: KeySpecFacts, material: Uint8Array): void {
  const key = readPrivateKey(material, "pkcs8");
  if (key === null) {
    if (isText(material)) throw importRefusal("InvalidKeyMaterial", "materialIsText", { expected: "DER" });
    const other = OTHER_ENCODINGS.find((type) => readPrivateKey(material, type) !== null);
    throw importRefusal("InvalidKeyMaterial", "materialNotPkcs8", { other: other?.toUpperCase() ?? "" });
  }
  const { modulusLength = 0, namedCurve = "" } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== facts.family) throw importRefusal("InvalidKeyMaterial", "otherKeyType");
  if (facts.family === "rsa" && modulusLength !== facts.modulusBits) {
    throw importRefusal("InvalidKeyMaterial", "otherModulus", {
      expected: facts.modulusBits,
      used: modulusLength,
    });
  }
  if (facts.family === "ec" && namedCurve !== facts.curve) {
    throw importRefusal("InvalidKeyMaterial", "otherCurve", { expected: facts.curveTitle, used: namedCurve });
  }
}

function readPrivateKey(der: Uint8Array, type: "pkcs8" | "pkcs1" | "sec1"): KeyObject | null {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: "der", type });
  } catch {
    // Node.js has many errors for bytes that are no key; that it is none is all we ask.
    return null;
  }
}

function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && PRINTABLE.test(Buffer.from(bytes).toString("latin1"));
}
