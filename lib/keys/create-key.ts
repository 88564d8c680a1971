import { randomUUID } from "node:crypto";
import { requireConnectedInstance } from "@/lib/instances/require-connected-instance";
import { reserveKeyQuota } from "@/lib/instances/reserve-key-quota";
import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { newKeyId } from "@/lib/platform/id";
import { keyMetadata } from "./key-metadata";
import { requireFound } from "./locate-key";
import { createKeySchema } from "./schema";
import { findKey, insertKey } from "./store";

/**
 * Makes a key in an instance, with its first version, usable at once.
 *
 * Source: API 2016-01-20, CreateKey.
 *
 * @throws KmsError Forbidden.DKMSInstanceNotFound, Rejected.Uninitialized, Forbidden.DKMSInstanceStateInvalid,
 * Rejected.LimitExceeded
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
    ...(input.tags.length > 0 ? { Tags: JSON.stringify(input.tags) } : {}),
  }),
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Key")),
  async prepare(ctx, input) {
    const instance = await requireConnectedInstance(ctx.db, ctx, input.dkmsInstanceId);
    const reference = {
      accountId: ctx.accountId,
      instanceId: instance.instanceId,
      keyId: newKeyId(ctx.region),
      keyVersionId: randomUUID(),
      keySpec: input.keySpec,
    };
    return ctx.services.softwareKeys.generate(reference, instance.kekId);
  },
  async run(ctx, input, version) {
    const { keyId, instanceId } = version;
    await reserveKeyQuota(ctx.db, instanceId);
    const now = ctx.now();
    const key = {
      id: keyId,
      accountId: ctx.accountId,
      region: ctx.region,
      instanceId,
      keySpec: input.keySpec,
      keyUsage: input.keyUsage ?? "ENCRYPT/DECRYPT",
      origin: input.origin,
      protectionLevel: "SOFTWARE",
      state: "Enabled",
      description: input.description,
      creator: ctx.actor.principalId,
      createdAt: now,
      stateChangedAt: now,
      lastRotationAt: now,
    };
    await insertKey(ctx.db, key, version, input.tags);
    return { keyMetadata: keyMetadata(requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId })) };
  },
  auditResult: ({ keyMetadata: key }) => ({ KeyId: key.keyId, KeyVersionId: key.primaryKeyVersion }),
  createdResource: (scope, { keyMetadata: key }) => resourceRef(scope, "ACS::KMS::Key", key.keyId),
});
