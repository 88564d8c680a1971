import { requireNotRecentlyUsed } from "@/lib/blast-radius/require-not-recently-used";
import { clearKeyMaterial } from "@/lib/keys/clear-key-material";
import { locateManagedKey } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { loadKeyToImport } from "./load-key-to-import";
import { deleteKeyMaterialSchema } from "./schema";

/**
 * Takes the material of an imported key away. The key stays, and waits for the same material; nothing that it
 * encrypted opens until then. A key that has no material is left as it is.
 *
 * Source: API 2016-01-20, DeleteKeyMaterial. `OverrideReason` is ours.
 *
 * @throws KmsError Forbidden.KeyNotFound, Unsupported.Origin, UnsupportedOperation, Rejected.RecentlyUsed
 */
export const deleteKeyMaterial = defineOperation({
  name: "DeleteKeyMaterial",
  effect: "write",
  input: deleteKeyMaterialSchema,
  auditInput: ({ keyId, overrideReason }) => ({ KeyId: keyId, OverrideReason: overrideReason }),
  locate: locateManagedKey,
  async run(ctx, { overrideReason }, keyId) {
    const key = await loadKeyToImport(ctx.db, ctx, keyId, "DeleteKeyMaterial");
    if (!key.hasMaterial) return { keyState: key.state };
    await requireNotRecentlyUsed(ctx, { keyId, overrideReason });
    const keyState = await clearKeyMaterial(ctx, keyId, { onlyExpired: false });
    if (keyState === null) throw new KmsError("Forbidden.KeyNotFound");
    return { keyState };
  },
});
