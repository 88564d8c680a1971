import { randomUUID } from "node:crypto";
import { findKeySpec, type KeySpecFacts, type KeyUsage } from "@/lib/crypto/key-spec";
import { requireConnectedInstance } from "@/lib/instances/require-connected-instance";
import { reserveKeyQuota } from "@/lib/instances/reserve-key-quota";
import { defineOperation, type LocateContext, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { addSeconds } from "@/lib/platform/api-time";
import { KmsError } from "@/lib/platform/errors";
import { newKeyId } from "@/lib/platform/id";
import { kindOfKey, requireCapability } from "./key-capabilities";
import { keyMetadata } from "./key-metadata";
import { requireFound } from "./locate-key";
import { hasPrimaryVersion } from "./new-key-version";
import { type CreateKeyInput, createKeySchema } from "./schema";
import { findKey, insertKey } from "./store";

const PROTECTION_LEVEL = "SOFTWARE";

/**
 * Makes a key in an instance: with its first version and usable at once, or, with material from outside, waiting for
 * its import.
 *
 * Source: API 2016-01-20, CreateKey.
 *
 * @throws KmsError InvalidParameter, UnsupportedOperation, Unsupported.Origin, Forbidden.DKMSInstanceNotFound,
 * Rejected.Uninitialized, Forbidden.DKMSInstanceStateInvalid, Rejected.LimitExceeded
 */
export const createKey = defineOperation({
  name: "CreateKey",
  effect: "write",
  input: createKeySchema,
  auditInput: (input) => ({
    DKMSInstanceId: input.dkmsInstanceId,
    Description: input.description,
    KeySpec: input.keySpec,
    KeyUsage: input.keyUsage,
    Origin: input.origin,
    EnableAutomaticRotation: input.enableAutomaticRotation,
    ...(input.rotationInterval === undefined ? {} : { RotationInterval: `${input.rotationInterval}s` }),
    ...(input.enableDeletionProtection ? { EnableDeletionProtection: true } : {}),
    ...(input.tags.length > 0 ? { Tags: JSON.stringify(input.tags) } : {}),
  }),
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Key")),
  async prepare(ctx, input) {
    const keyUsage = chooseKeyUsage(input);
    requireCapabilities(input, keyUsage);
    const { instanceId, kekId } = await requireConnectedInstance(ctx.db, ctx, input.dkmsInstanceId);
    const keyId = newKeyId(ctx.region);
    const version = await firstVersion(ctx, input, { keyId, instanceId, kekId });
    return { keyId, instanceId, keyUsage, version };
  },
  async run(ctx, input, { keyId, instanceId, keyUsage, version }) {
    await reserveKeyQuota(ctx.db, instanceId);
    const now = ctx.now();
    const isPrimary = version !== null && hasPrimaryVersion(input.keySpec);
    const key = {
      id: keyId,
      accountId: ctx.accountId,
      region: ctx.region,
      instanceId,
      keySpec: input.keySpec,
      keyUsage,
      origin: input.origin,
      protectionLevel: PROTECTION_LEVEL,
      state: version === null ? "PendingImport" : "Enabled",
      description: input.description,
      creator: ctx.actor.principalId,
      primaryVersionId: isPrimary ? version.keyVersionId : null,
      createdAt: now,
      stateChangedAt: now,
      lastRotationAt: version === null ? null : now,
      deletionProtection: input.enableDeletionProtection,
      ...rotationOf(input, now),
    };
    await insertKey(ctx.db, key, version, input.tags);
    return { keyMetadata: keyMetadata(requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId })) };
  },
  auditResult: ({ keyMetadata: key }) => ({ KeyId: key.keyId, KeyVersionId: key.primaryKeyVersion }),
  createdResource: (scope, { keyMetadata: key }) => resourceRef(scope, "ACS::KMS::Key", key.keyId),
});

/** The usage asked for, or the usual one of the spec. @throws KmsError InvalidParameter */
function chooseKeyUsage({ keySpec, keyUsage }: CreateKeyInput): KeyUsage {
  const facts: KeySpecFacts | null = findKeySpec(keySpec);
  if (facts === null)
    throw new KmsError("InvalidParameter", { parameter: "KeySpec", problem: "unknownValue" });
  const chosen = keyUsage ?? facts.defaultKeyUsage;
  const offered = facts.keyUsages.find((usage) => usage === chosen);
  if (offered !== undefined) return offered;
  throw new KmsError("InvalidParameter", {
    parameter: "KeyUsage",
    problem: "unknownValue",
    facts: { keySpec, keyUsages: facts.keyUsages.join(", ") },
  });
}

/**
 * Refuses what a key of this kind could never do, before it exists.
 *
 * @throws KmsError UnsupportedOperation, Unsupported.Origin
 */
function requireCapabilities(
  { keySpec, origin, enableAutomaticRotation }: CreateKeyInput,
  keyUsage: KeyUsage,
): void {
  const kind = kindOfKey({ protectionLevel: PROTECTION_LEVEL });
  const subject = { kind, keySpec, keyUsage, origin };
  requireCapability(subject, "CreateKey");
  if (origin === "EXTERNAL") requireCapability(subject, "ImportKeyMaterial");
  if (enableAutomaticRotation) requireCapability(subject, "AutomaticRotation");
}

/** New material, or none where it is to be imported. */
async function firstVersion(
  ctx: LocateContext,
  { keySpec, origin }: CreateKeyInput,
  { kekId, ...key }: { keyId: string; instanceId: string; kekId: string },
) {
  if (origin === "EXTERNAL") return null;
  const reference = { ...key, accountId: ctx.accountId, keyVersionId: randomUUID(), keySpec };
  return ctx.services.softwareKeys.generate(reference, kekId);
}

function rotationOf({ enableAutomaticRotation, rotationInterval }: CreateKeyInput, now: Date) {
  if (!enableAutomaticRotation || rotationInterval === undefined) return {};
  return {
    automaticRotation: "Enabled",
    rotationIntervalSeconds: rotationInterval,
    nextRotationAt: addSeconds(now, rotationInterval),
  };
}
