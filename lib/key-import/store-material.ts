import { findKeySpec } from "@/lib/crypto/key-spec";
import type { KeyState } from "@/lib/keys/key-state";
import type { RunContext } from "@/lib/operation/operation-context";
import { KmsError } from "@/lib/platform/errors";
import type { PreparedMaterial } from "./import-key-material";
import { loadKeyToImport } from "./load-key-to-import";
import { requireSameMaterial } from "./require-same-material";
import {
  insertImportedVersion,
  type KeyToImport,
  lockKey,
  markImported,
  markMaterialImported,
  restoreMaterial,
} from "./store";

/**
 * Stores material in the caller's transaction. The key is locked and read again first: what was prepared may have
 * been overtaken by another import, a deletion of the material or of the key.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed, InvalidKeyMaterial
 */
export async function storeMaterial(
  ctx: RunContext,
  prepared: PreparedMaterial,
): Promise<{ keyState: KeyState; keyVersionId: string }> {
  const { keyId, version, materialDigest, keyCheckValue, materialExpireAt, wrappingAlgorithm } = prepared;
  await lockKey(ctx.db, ctx, keyId);
  const key = await loadKeyToImport(ctx.db, ctx, keyId, "ImportKeyMaterial");
  requireSameMaterial(key, materialDigest, wrappingAlgorithm);
  const keyVersionId = await storeVersion(ctx, key, version);
  const keyState = key.state === "PendingImport" ? "Enabled" : key.state;
  const hasPrimary = findKeySpec(key.keySpec)?.kind !== "asymmetric";
  const isMarked = await markMaterialImported(ctx.db, ctx, keyId, {
    from: key.state,
    to: keyState,
    at: ctx.now(),
    materialDigest,
    keyCheckValue,
    materialExpireAt,
    ...(hasPrimary ? { primaryVersionId: keyVersionId } : {}),
  });
  if (!isMarked) throw new KmsError("Rejected.StateModifiedFailed");
  await markImported(ctx.db, ctx, prepared.importId, ctx.now());
  return { keyState, keyVersionId };
}

/** The version that holds the material now. */
async function storeVersion(ctx: RunContext, key: KeyToImport, version: StoredVersion): Promise<string> {
  if (key.keyVersionId === null) {
    await insertImportedVersion(ctx.db, version, ctx.now());
    return version.keyVersionId;
  }
  // Another import of the same material came first: its version has all there is to store.
  if (key.hasMaterial) return key.keyVersionId;
  if (key.keyVersionId !== version.keyVersionId) throw new KmsError("Rejected.StateModifiedFailed");
  await restoreMaterial(ctx.db, version);
  return key.keyVersionId;
}

type StoredVersion = PreparedMaterial["version"];
