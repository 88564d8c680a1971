import { z } from "zod";
import { type DataEncryptionAlgorithm, ENCRYPTION_ALGORITHMS } from "@/lib/crypto/algorithms";
import { KEY_SPECS } from "@/lib/crypto/key-spec";
import type { PublicKeyWrapper } from "@/lib/crypto/provider";
import { inputBytes } from "@/lib/operation/input-bytes";
import { KmsError } from "@/lib/platform/errors";
import { toBase64 } from "./base64";
import { ENCRYPTION_ALGORITHM_NAMES, PUBLIC_KEY_BYTES, WRAPPING_KEY_SPECS } from "./schema";

/** What both operations that hand a data key to somebody's public key take. */
export const exportShape = {
  /** SubjectPublicKeyInfo in DER. */
  publicKeyBlob: inputBytes({ minBytes: 1, maxBytes: PUBLIC_KEY_BYTES.max }),
  wrappingKeySpec: z.enum([...WRAPPING_KEY_SPECS, "EC_SM2"]),
  wrappingAlgorithm: z.enum([...ENCRYPTION_ALGORITHM_NAMES, "SM2PKE"]),
};

type ExportInput = z.output<z.ZodObject<typeof exportShape>>;

/** How data keys are wrapped, once it is known that we can. */
export interface Wrapping {
  readonly publicKeySpki: Uint8Array;
  readonly wrappingKeySpec: (typeof WRAPPING_KEY_SPECS)[number];
  readonly wrappingAlgorithm: DataEncryptionAlgorithm;
  /** The longest data key that fits. */
  readonly maxBytes: number;
}

/** What the audit log keeps of them. */
export function exportParameters({ wrappingKeySpec, wrappingAlgorithm }: ExportInput) {
  return { WrappingKeySpec: wrappingKeySpec, WrappingAlgorithm: wrappingAlgorithm };
}

/**
 * Refuses what the API has and we have not: SM2 (`UNAVAILABLE_KEY_SPECS` says why).
 *
 * @throws KmsError InvalidParameter with the reason in its facts
 */
export function requireWrapping({
  publicKeyBlob,
  wrappingKeySpec,
  wrappingAlgorithm,
}: ExportInput): Wrapping {
  if (wrappingKeySpec === "EC_SM2") throw notAvailable("WrappingKeySpec");
  if (wrappingAlgorithm === "SM2PKE") throw notAvailable("WrappingAlgorithm");
  const maxBytes = ENCRYPTION_ALGORITHMS[wrappingAlgorithm].maxPlaintextBytes[wrappingKeySpec];
  return { publicKeySpki: publicKeyBlob, wrappingKeySpec, wrappingAlgorithm, maxBytes };
}

/**
 * Encrypts a data key for the public key that the caller brought, as Base64.
 *
 * @throws KmsError InvalidParameter when the public key is not of the spec that the caller named
 */
export async function wrapDataKey(
  provider: PublicKeyWrapper,
  { publicKeySpki, wrappingKeySpec, wrappingAlgorithm }: Wrapping,
  dataKey: Uint8Array,
): Promise<string> {
  const wrapped = await provider.wrapForPublicKey(publicKeySpki, wrappingAlgorithm, dataKey);
  // What RSA gives is as long as the modulus (RFC 8017, 7.1.1), so the key's real size shows in it.
  if (wrapped.length !== KEY_SPECS[wrappingKeySpec].modulusBits / 8) {
    throw new KmsError("InvalidParameter", { parameter: "PublicKeyBlob", problem: "format" });
  }
  return toBase64(wrapped);
}

function notAvailable(parameter: string): KmsError {
  return new KmsError("InvalidParameter", { parameter, problem: "unknownValue", facts: { reason: "noSm2" } });
}
