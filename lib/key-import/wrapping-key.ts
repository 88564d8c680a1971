import type { KeyVersionRef } from "@/lib/crypto/provider";
import type { WrappingKeySpec } from "./schema";

/**
 * Names the wrapping key pair of an import to its provider. The key ID cannot be one of a key, so that the pair
 * never stands for a version of the key, nor the other way round.
 */
export function wrappingKeyRef(keyImport: {
  accountId: string;
  instanceId: string;
  keyId: string;
  importId: string;
  wrappingKeySpec: WrappingKeySpec;
}): KeyVersionRef {
  return {
    accountId: keyImport.accountId,
    instanceId: keyImport.instanceId,
    keyId: `${keyImport.keyId}/import`,
    keyVersionId: keyImport.importId,
    keySpec: keyImport.wrappingKeySpec,
  };
}
