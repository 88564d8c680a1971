import type { LocateContext } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { importRefusal } from "./import-refusal";
import { isSameToken, parseImportToken } from "./import-token";
import { requireOfferedAlgorithm } from "./offered-wrapping";
import { findKeyImport, type KeyImportRecord } from "./store";

/**
 * The import that a token belongs to, when it may still be used for the key.
 *
 * @throws KmsError InvalidImportToken, ExpiredImportToken
 */
export async function requireImport(
  ctx: LocateContext,
  keyId: string,
  importToken: string,
): Promise<KeyImportRecord> {
  const parsed = parseImportToken(importToken);
  if (parsed === null) throw importRefusal("InvalidImportToken", "tokenUnreadable");
  const keyImport = await findKeyImport(ctx.db, ctx, parsed.importId);
  if (keyImport === null || !isSameToken(keyImport.importToken, parsed.bytes)) {
    throw importRefusal("InvalidImportToken", "tokenUnknown");
  }
  if (keyImport.keyId !== keyId) throw importRefusal("InvalidImportToken", "tokenOfAnotherKey");
  if (keyImport.expiresAt <= ctx.now()) throw new KmsError("ExpiredImportToken");
  requireOfferedAlgorithm(ctx.services.settings, keyImport.wrappingAlgorithm);
  return keyImport;
}
