import type { RunContext } from "@/lib/operation/operation-context";
import { deleteVersionMaterial, takeMaterialAway } from "./end-store";
import { forgetKeyVersions } from "./forget-key-versions";
import type { KeyState } from "./key-state";

/**
 * Takes imported material away, by hand or because it expired. The key waits for the same material then, unless it
 * waits for its deletion; it keeps its version, the digest of its material and the key check value.
 *
 * @returns the state that the key is in then; `null` when there was nothing that may go, and nothing was done.
 */
export async function clearKeyMaterial(
  ctx: RunContext,
  keyId: string,
  { onlyExpired }: { onlyExpired: boolean },
): Promise<KeyState | null> {
  const key = await takeMaterialAway(ctx.db, ctx, keyId, { at: ctx.now(), onlyExpired });
  if (key === null) return null;
  await deleteVersionMaterial(ctx.db, ctx, keyId);
  await forgetKeyVersions(ctx, keyId, key);
  return key.state;
}
