import type { StoredKeyVersion } from "@/lib/crypto/provider";
import type { KeyForUse } from "@/lib/keys/key-for-use";
import type { KeyReference } from "@/lib/keys/key-reference";
import { requireKeyState, type StatefulOperation } from "@/lib/keys/key-state";
import { requireFound } from "@/lib/keys/locate-key";
import { KmsError } from "@/lib/platform/errors";

/**
 * Gives the version to use, when the key is there, in a state that allows it, and made for encryption.
 *
 * @throws KmsError with the code of the state table, UnsupportedOperation, Forbidden.DKMSInstanceStateInvalid
 */
export function requireUsableKey(
  operation: StatefulOperation,
  key: KeyForUse | null,
  reference: KeyReference,
): StoredKeyVersion {
  return requireUsableVersion(operation, requireFound(key, reference));
}

/**
 * As `requireUsableKey`, for a key that is known to be there.
 *
 * @throws KmsError with the code of the state table, UnsupportedOperation, Forbidden.DKMSInstanceStateInvalid
 */
export function requireUsableVersion(operation: StatefulOperation, found: KeyForUse): StoredKeyVersion {
  requireKeyState(operation, found.state, { keyId: found.id });
  if (found.keyUsage !== "ENCRYPT/DECRYPT") throw new KmsError("UnsupportedOperation");
  if (found.instanceStatus !== "Connected" || found.version === null) {
    throw new KmsError("Forbidden.DKMSInstanceStateInvalid", { facts: { status: found.instanceStatus } });
  }
  return found.version;
}
