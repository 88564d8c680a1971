import { parseManagedKeyId } from "@/lib/keys/key-reference";
import { TAGS_PER_KEY_MAX } from "@/lib/keys/schema";
import type { LocateContext, Located } from "@/lib/operation/define-operation";
import type { RunContext } from "@/lib/operation/operation-context";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import type { TagResourceType } from "./schema";
import { countOtherTags, holdKeys, putTags, removeTags, type TagPair } from "./store";

interface Resources {
  readonly resourceType: TagResourceType;
  readonly resourceId: readonly string[];
}

/**
 * Locates several keys for an operation that acts on all of them: the caller needs the permission on each, and the
 * event names each. The subject is their IDs, each once.
 *
 * @throws KmsError UnsupportedOperation for resources other than keys
 */
export function locateKeys(
  ctx: LocateContext,
  operationName: string,
  { resourceType, resourceId }: Resources,
): Located<readonly string[]> {
  if (resourceType !== "key") throw new KmsError("UnsupportedOperation", { facts: { resourceType } });
  const keyIds = [...new Set(resourceId.map((text) => parseManagedKeyId(ctx, text, "ResourceId")))];
  const action = `kms:${operationName}`;
  const permissions = keyIds.map((keyId) => ({ action, resource: resourceRef(ctx, "ACS::KMS::Key", keyId) }));
  const [first] = permissions;
  if (first === undefined) return { resource: resourceRef(ctx, "ACS::KMS::Key"), subject: keyIds };
  return { resource: first.resource, permissions, subject: keyIds };
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
