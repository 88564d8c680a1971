import { randomUUID } from "node:crypto";
import { findKeySpec } from "@/lib/crypto/key-spec";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import { requireConnectedInstance } from "@/lib/instances/require-connected-instance";
import { reserveKeyQuota } from "@/lib/instances/reserve-key-quota";
import type { LocateContext } from "@/lib/operation/define-operation";
import type { RunContext } from "@/lib/operation/operation-context";
import { KmsError } from "@/lib/platform/errors";
import { KEY_VERSIONS_MAX } from "./schema";
import type { KeyRecord } from "./store";
import { addKeyVersion } from "./version-store";

/** Key pairs have no primary version: callers name the version. */
export function hasPrimaryVersion(keySpec: string): boolean {
  return findKeySpec(keySpec)?.kind !== "asymmetric";
}

/**
 * Makes material for another version of a key, outside of any transaction: an RSA key pair takes its time.
 *
 * @throws KmsError Rejected.LimitExceeded, Rejected.Uninitialized, Forbidden.DKMSInstanceStateInvalid
 */
export async function generateKeyVersion(ctx: LocateContext, key: KeyRecord): Promise<StoredKeyVersion> {
  if (key.versionCount >= KEY_VERSIONS_MAX) {
    throw new KmsError("Rejected.LimitExceeded", { facts: { quota: "KeyVersions", max: KEY_VERSIONS_MAX } });
  }
  const { instanceId, kekId } = await requireConnectedInstance(ctx.db, ctx, key.instanceId);
  const reference = {
    accountId: key.accountId,
    instanceId,
    keyId: key.id,
    keyVersionId: randomUUID(),
    keySpec: key.keySpec,
  };
  return ctx.services.softwareKeys.generate(reference, kekId);
}

/**
 * Gives a key the version made for it. Of two calls that meet, one wins.
 *
 * The row of the key is locked before that of its instance, here and wherever both are changed.
 *
 * @param key as it was read when the version was made
 * @throws KmsError Rejected.StateModifiedFailed, Rejected.LimitExceeded
 */
export async function storeKeyVersion(
  ctx: RunContext,
  key: KeyRecord,
  version: StoredKeyVersion,
): Promise<{ at: Date; isPrimary: boolean }> {
  const change = { at: ctx.now(), isPrimary: hasPrimaryVersion(key.keySpec) };
  if (!(await addKeyVersion(ctx.db, key, version, change)))
    throw new KmsError("Rejected.StateModifiedFailed");
  await reserveKeyQuota(ctx.db, key.instanceId);
  return change;
}
