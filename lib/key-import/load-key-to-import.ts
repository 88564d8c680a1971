import { kindOfKey, requireCapability } from "@/lib/keys/key-capabilities";
import { requireKeyState, type StatefulOperation } from "@/lib/keys/key-state";
import { requireFound } from "@/lib/keys/locate-key";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { findKeyToImport, type KeyToImport } from "./store";

type ImportOperation = Extract<
  StatefulOperation,
  "GetParametersForImport" | "ImportKeyMaterial" | "DeleteKeyMaterial"
>;

/**
 * The key, when the operation is possible on it in its present state.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed, Unsupported.Origin, UnsupportedOperation
 */
export async function loadKeyToImport(
  db: Database,
  scope: Scope,
  keyId: string,
  operation: ImportOperation,
): Promise<KeyToImport> {
  const key = requireFound(await findKeyToImport(db, scope, keyId), { keyId });
  requireKeyState(operation, key.state, { keyId });
  requireCapability({ ...key, kind: kindOfKey(key) }, operation, { keyId });
  return key;
}
