import { parseManagedKeyId } from "@/lib/keys/key-reference";
import type { LocateContext, Permission } from "@/lib/operation/define-operation";
import type { RunContext } from "@/lib/operation/operation-context";
import { resourceRef, type Scope } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { aliasRef } from "./alias-ref";
import { ALIASES_PER_KEY_MAX } from "./schema";
import { countAliasesOfKey, findKeyIdOfAlias, holdKeyIdOfAlias } from "./store";

type AliasOperation = "CreateAlias" | "UpdateAlias" | "DeleteAlias";

interface Expectation {
  readonly aliasName: string;
  readonly expectedKeyId?: string | undefined;
}

/** What a change of an alias needs: its own action on the alias and on each key that gets or loses it. */
export function aliasPermissions(
  scope: Scope,
  operationName: AliasOperation,
  { aliasName, keyIds }: { aliasName: string; keyIds: readonly (string | null)[] },
): Permission[] {
  const action = `kms:${operationName}`;
  const keys = keyIds.filter((keyId) => keyId !== null);
  return [
    { action, resource: aliasRef(scope, aliasName) },
    ...keys.map((keyId) => ({ action, resource: resourceRef(scope, "ACS::KMS::Key", keyId) })),
  ];
}

/** Locates an alias that is to leave its key, perhaps for another one. */
export async function locateAlias(
  ctx: LocateContext,
  operationName: AliasOperation,
  { aliasName, to }: { aliasName: string; to: string | null },
) {
  const from = await findKeyIdOfAlias(ctx.db, ctx, aliasName);
  return {
    resource: aliasRef(ctx, aliasName),
    permissions: aliasPermissions(ctx, operationName, { aliasName, keyIds: [from, to] }),
  };
}

/**
 * Lets a key that is held get one more alias.
 *
 * @throws KmsError Rejected.LimitExceeded
 */
export async function requireRoomForAlias(ctx: RunContext, keyId: string): Promise<void> {
  if ((await countAliasesOfKey(ctx.db, ctx, keyId)) < ALIASES_PER_KEY_MAX) return;
  throw new KmsError("Rejected.LimitExceeded", { facts: { max: ALIASES_PER_KEY_MAX } });
}

/**
 * Holds an alias until the transaction ends and tells the key it leads to now.
 *
 * Calls that meet wait for each other here, so that each goes on from where the last one put the alias.
 *
 * @throws KmsError Forbidden.AliasNotFound, Rejected.StateModifiedFailed when the caller expected another key,
 * Forbidden.NoPermission when the alias came to a key meanwhile that the caller may not touch
 */
export async function holdAlias(
  ctx: RunContext,
  operationName: AliasOperation,
  { aliasName, expectedKeyId }: Expectation,
): Promise<string> {
  const keyId = await holdKeyIdOfAlias(ctx.db, ctx, aliasName);
  if (keyId === null) throw new KmsError("Forbidden.AliasNotFound");
  for (const { action, resource } of aliasPermissions(ctx, operationName, { aliasName, keyIds: [keyId] })) {
    if (!ctx.services.authorizer.isAllowed(ctx.caller, action, resource.arn)) {
      throw new KmsError("Forbidden.NoPermission", { facts: { action } });
    }
  }
  if (expectedKeyId !== undefined && parseManagedKeyId(ctx, expectedKeyId, "ExpectedKeyId") !== keyId) {
    throw new KmsError("Rejected.StateModifiedFailed");
  }
  return keyId;
}
