import { timingSafeEqual } from "node:crypto";
import { importRefusal } from "./import-refusal";
import type { WrappingAlgorithm } from "./schema";
import type { KeyToImport } from "./store";

/**
 * Lets material pass for a key that never had any, or had just this.
 *
 * @throws KmsError InvalidKeyMaterial
 */
export function requireSameMaterial(
  key: Pick<KeyToImport, "materialDigest" | "keyCheckValue">,
  digest: Uint8Array,
  wrappingAlgorithm: WrappingAlgorithm,
): void {
  if (key.materialDigest === null || timingSafeEqual(key.materialDigest, digest)) return;
  // With PKCS #1 v1.5 this must not differ from a padding that is wrong.
  if (wrappingAlgorithm === "RSAES_PKCS1_V1_5") {
    throw importRefusal("InvalidKeyMaterial", "unwrapFailedSilently");
  }
  throw importRefusal("InvalidKeyMaterial", "otherMaterial", { keyCheckValue: key.keyCheckValue });
}
