import { parseManagedKeyId } from "@/lib/keys/key-reference";
import type { LocateContext } from "@/lib/operation/define-operation";
import type { RunContext } from "@/lib/operation/operation-context";
import { requirePermissionOn } from "@/lib/operation/require-permission-on";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { aliasRef } from "./alias-ref";
import { findKeyIdOfAlias, holdKeyIdOfAlias } from "./store";

interface Expectation {
  readonly aliasName: string;
  readonly expectedKeyId?: string | undefined;
}

/** Locates an alias; the subject is the key it leads to, `null` when there is no such alias. */
export async function locateAlias(ctx: LocateContext, { aliasName }: Expectation) {
  return { resource: aliasRef(ctx, aliasName), subject: await findKeyIdOfAlias(ctx.db, ctx, aliasName) };
}

/** Asks for the permission on keys, besides the one on the alias. */
export function requirePermissionOnKeys(
  ctx: LocateContext | RunContext,
  operationName: "UpdateAlias" | "DeleteAlias",
  keyIds: readonly (string | null)[],
): void {
  const known = keyIds.filter((keyId) => keyId !== null);
  requirePermissionOn(
    ctx,
    operationName,
    known.map((keyId) => resourceRef(ctx, "ACS::KMS::Key", keyId)),
  );
}

/**
 * Holds an alias until the transaction ends and tells the key it leads to now.
 *
 * Calls that meet wait for each other here, so that each goes on from where the last one put the alias.
 *
 * @throws KmsError Forbidden.AliasNotFound, Rejected.StateModifiedFailed when the caller expected another key,
 * Forbidden.NoPermission when the key came meanwhile and the caller may not touch it
 */
export async function holdAlias(
  ctx: RunContext,
  operationName: "UpdateAlias" | "DeleteAlias",
  { aliasName, expectedKeyId }: Expectation,
): Promise<string> {
  const keyId = await holdKeyIdOfAlias(ctx.db, ctx, aliasName);
  if (keyId === null) throw new KmsError("Forbidden.AliasNotFound");
  requirePermissionOnKeys(ctx, operationName, [keyId]);
  if (expectedKeyId !== undefined && parseManagedKeyId(ctx, expectedKeyId) !== keyId) {
    throw new KmsError("Rejected.StateModifiedFailed");
  }
  return keyId;
}
