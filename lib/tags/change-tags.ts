import { parseManagedKeyId } from "@/lib/keys/key-reference";
import { TAGS_PER_KEY_MAX } from "@/lib/keys/schema";
import type { LocateContext, Located } from "@/lib/operation/define-operation";
import type { RunContext } from "@/lib/operation/operation-context";
import { requirePermissionOn } from "@/lib/operation/require-permission-on";
import { type ResourceRef, resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import type { TagResourceType } from "./schema";
import { countOtherTags, holdKeys, putTags, removeTags, type TagPair } from "./store";

interface Resources {
  readonly resourceType: TagResourceType;
  readonly resourceId: readonly string[];
}

/**
 * Names each of several keys once, under which the call is authorized and recorded.
 *
 * @throws KmsError UnsupportedOperation for resources other than keys
 */
export function locateKeys(
  ctx: LocateContext,
  { resourceType, resourceId }: Resources,
): Located<ResourceRef[]> {
  if (resourceType !== "key") throw new KmsError("UnsupportedOperation", { facts: { resourceType } });
  const keyIds = [...new Set(resourceId.map((text) => parseManagedKeyId(ctx, text)))];
  const keys = keyIds.map((keyId) => resourceRef(ctx, "ACS::KMS::Key", keyId));
  return { resource: keys[0] ?? resourceRef(ctx, "ACS::KMS::Key"), subject: keys };
}

/** Asks for the permission on every key, before anybody is told which of them are there. */
export function requirePermissionOnEach(
  ctx: LocateContext,
  operationName: string,
  keys: readonly ResourceRef[],
): string[] {
  requirePermissionOn(ctx, operationName, keys);
  return keys.map(({ name }) => name);
}

/**
 * Puts tags on keys, all or none of them, in every state.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.LimitExceeded
 */
export async function tagKeys(
  ctx: RunContext,
  keyIds: readonly string[],
  tags: readonly TagPair[],
): Promise<void> {
  await requireKeys(ctx, keyIds);
  const others = await countOtherTags(
    ctx.db,
    ctx,
    keyIds,
    tags.map(({ tagKey }) => tagKey),
  );
  if (others + tags.length > TAGS_PER_KEY_MAX) {
    throw new KmsError("Rejected.LimitExceeded", { facts: { max: TAGS_PER_KEY_MAX } });
  }
  await putTags(ctx.db, ctx, keyIds, tags);
}

/**
 * Takes the tags named, or with `null` all tags, off keys, in every state. A tag that is not there is no error.
 *
 * @throws KmsError Forbidden.KeyNotFound
 */
export async function untagKeys(
  ctx: RunContext,
  keyIds: readonly string[],
  tagKeyNames: readonly string[] | null,
): Promise<void> {
  await requireKeys(ctx, keyIds);
  await removeTags(ctx.db, ctx, keyIds, tagKeyNames);
}

async function requireKeys(ctx: RunContext, keyIds: readonly string[]): Promise<void> {
  const found = await holdKeys(ctx.db, ctx, keyIds);
  if (found.length !== keyIds.length) throw new KmsError("Forbidden.KeyNotFound");
}
