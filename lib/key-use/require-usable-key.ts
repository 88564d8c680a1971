import type { StoredKeyVersion } from "@/lib/crypto/provider";
import {
  type CapabilitySubject,
  type KeyOperation,
  kindOfKey,
  requireCapability,
} from "@/lib/keys/key-capabilities";
import type { KeyForUse } from "@/lib/keys/key-for-use";
import { requireKeyState, type StatefulOperation } from "@/lib/keys/key-state";
import { type KeyToUse, requireFound } from "@/lib/keys/locate-key";
import { KmsError } from "@/lib/platform/errors";

/**
 * Gives the version to use, when the key is there and can be used so.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, and as `requireUsableVersion`
 */
export function requireUsableKey(
  operation: StatefulOperation,
  { key, reference }: KeyToUse,
  ability: KeyOperation = operation,
): StoredKeyVersion {
  return requireUsableVersion(operation, requireFound(key, reference), ability);
}

/**
 * As `requireUsableKey`, for a key that is known to be there. All uses of keys pass here: first what the state of
 * the key allows, then what a key of its kind can do, then whether the version is its own, then what the state of
 * its instance allows.
 *
 * @param ability what the key must be able to do, where that is not the operation itself: as a source of ReEncrypt.
 * @throws KmsError with the code of the state table, UnsupportedOperation, Forbidden.KeyVersionNotFound,
 * Forbidden.DKMSInstanceStateInvalid
 */
export function requireUsableVersion(
  operation: StatefulOperation,
  found: KeyForUse,
  ability: KeyOperation = operation,
): StoredKeyVersion {
  requireKeyState(operation, found.state, { keyId: found.id });
  requireCapability(capabilitySubject(found), ability, { keyId: found.id });
  if (found.keyVersionId === null) throw new KmsError("Forbidden.KeyVersionNotFound");
  if (found.instanceStatus !== "Connected") {
    throw new KmsError("Forbidden.DKMSInstanceStateInvalid", { facts: { status: found.instanceStatus } });
  }
  // Material that has expired, or went between two statements: the state follows, or has just changed.
  if (found.version === null) {
    throw new KmsError("Rejected.PendingImport", { facts: { keyId: found.id, keyState: "PendingImport" } });
  }
  return found.version;
}

/** A key as the table of capabilities takes it. */
export function capabilitySubject(key: KeyForUse): CapabilitySubject {
  return { kind: kindOfKey(key), keySpec: key.keySpec, keyUsage: key.keyUsage, origin: key.origin };
}
