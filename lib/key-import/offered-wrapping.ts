import type { ServiceSettings } from "@/lib/operation/operation-context";
import { parameterRefusal } from "./import-refusal";
import {
  WRAPPING_ALGORITHMS,
  WRAPPING_KEY_SPECS,
  type WrappingAlgorithm,
  type WrappingKeySpec,
} from "./schema";

/** The setting that lets imports be wrapped with RSAES_PKCS1_V1_5. */
const PKCS1_SETTING = "KEYWARD_IMPORT_PKCS1";

/** The algorithms that material may be wrapped with here, the best first. */
export function offeredWrappingAlgorithms(settings: ServiceSettings): WrappingAlgorithm[] {
  return WRAPPING_ALGORITHMS.filter((name) => name !== "RSAES_PKCS1_V1_5" || settings.isPkcs1ImportAllowed);
}

/**
 * Refuses an algorithm that is not offered, and says why.
 *
 * @throws KmsError InvalidParameter (WrappingAlgorithm)
 */
export function requireOfferedAlgorithm(settings: ServiceSettings, name: string): WrappingAlgorithm {
  const algorithm = WRAPPING_ALGORITHMS.find((known) => known === name);
  if (algorithm === undefined) throw parameterRefusal("WrappingAlgorithm", "sm2NotAvailable");
  if (!offeredWrappingAlgorithms(settings).includes(algorithm)) {
    throw parameterRefusal("WrappingAlgorithm", "pkcs1NotAllowed", { setting: PKCS1_SETTING });
  }
  return algorithm;
}

/** @throws KmsError InvalidParameter (WrappingKeySpec) */
export function requireOfferedKeySpec(name: string): WrappingKeySpec {
  const keySpec = WRAPPING_KEY_SPECS.find((known) => known === name);
  if (keySpec === undefined) throw parameterRefusal("WrappingKeySpec", "sm2NotAvailable");
  return keySpec;
}
