import type { LocateContext, Located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import type { RateLimit } from "@/lib/operation/throttle";
import { KmsError } from "@/lib/platform/errors";
import type { KeyForUse } from "./key-for-use";
import { type KeyReference, parseKeyReference, parseManagedKeyId } from "./key-reference";
import {
  findKey,
  findKeyForUse,
  findKeyForUseByVersion,
  findKeyForUseWithVersion,
  type KeyRecord,
} from "./store";

/** For operations that read a key: takes an ID, an alias or an ARN. */
export async function locateKey(
  ctx: LocateContext,
  { keyId }: { keyId: string },
): Promise<Located<{ key: KeyRecord | null; reference: KeyReference }>> {
  const reference = parseKeyReference(ctx, keyId);
  const key = await findKey(ctx.db, ctx, reference);
  return { resource: keyResource(ctx, key, reference), subject: { key, reference } };
}

/** For operations that manage a key: takes no alias. */
export async function locateManagedKey(
  ctx: LocateContext,
  { keyId }: { keyId: string },
): Promise<Located<string>> {
  const id = parseManagedKeyId(ctx, keyId);
  return { resource: resourceRef(ctx, "ACS::KMS::Key", id), subject: id };
}

/** A key that is to be used, as the caller named it. */
export interface KeyToUse {
  readonly key: KeyForUse | null;
  readonly reference: KeyReference;
}

/** For operations that use a key's primary version: takes an ID, an alias or an ARN. */
export async function locateKeyForUse(
  ctx: LocateContext,
  { keyId }: { keyId: string },
  parameter = "KeyId",
): Promise<Located<KeyToUse>> {
  const reference = parseKeyReference(ctx, keyId, parameter);
  return located(ctx, await findKeyForUse(ctx.db, ctx, reference), reference);
}

/** For operations that use the version they name: asymmetric keys have no primary one. */
export async function locateVersionOfKeyForUse(
  ctx: LocateContext,
  { keyId, keyVersionId }: { keyId: string; keyVersionId: string },
  parameter = "KeyId",
): Promise<Located<KeyToUse>> {
  const reference = parseKeyReference(ctx, keyId, parameter);
  return located(ctx, await findKeyForUseWithVersion(ctx.db, ctx, reference, keyVersionId), reference);
}

/** For operations that find the key in a ciphertext; `null` stands for one that names no version at all. */
export async function locateKeyVersionForUse(
  ctx: LocateContext,
  keyVersionId: string | null,
): Promise<Located<KeyForUse | null>> {
  const key = keyVersionId === null ? null : await findKeyForUseByVersion(ctx.db, ctx, keyVersionId);
  return {
    resource: resourceRef(ctx, "ACS::KMS::Key", key?.id ?? ""),
    subject: key,
    ...instanceRateLimit(key),
  };
}

function located(ctx: LocateContext, key: KeyForUse | null, reference: KeyReference): Located<KeyToUse> {
  return {
    resource: keyResource(ctx, key, reference),
    subject: { key, reference },
    ...instanceRateLimit(key),
  };
}

/** All calls that use the keys of one instance count together. */
function instanceRateLimit(key: KeyForUse | null): { rateLimits?: RateLimit[] } {
  if (key === null) return {};
  return { rateLimits: [{ key: key.instanceId, requestsPerSecond: key.instanceSpec }] };
}

/**
 * Gives the key, or the refusal that names what was asked for.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound
 */
export function requireFound<Key>(key: Key | null, reference: KeyReference): Key {
  if (key !== null) return key;
  throw new KmsError("aliasName" in reference ? "Forbidden.AliasNotFound" : "Forbidden.KeyNotFound");
}

/** A key that is not there is asked for under the name the caller gave, so that a policy can refuse it first. */
function keyResource(ctx: LocateContext, key: { id: string } | null, reference: KeyReference) {
  const name = key?.id ?? ("keyId" in reference ? reference.keyId : "");
  return resourceRef(ctx, "ACS::KMS::Key", name);
}
