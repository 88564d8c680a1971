import { randomUUID } from "node:crypto";
import { requireConnectedInstance } from "@/lib/instances/require-connected-instance";
import { locateManagedKey } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { formatApiTime } from "@/lib/platform/api-time";
import { KmsError } from "@/lib/platform/errors";
import { newImportToken } from "./import-token";
import { loadKeyToImport } from "./load-key-to-import";
import { requireOfferedAlgorithm, requireOfferedKeySpec } from "./offered-wrapping";
import { getParametersForImportSchema, IMPORT_TOKEN_HOURS } from "./schema";
import { forgetExpiredWrappingKeys, insertKeyImport, lockKey } from "./store";
import { wrappingKeyRef } from "./wrapping-key";

const HOUR_MS = 3_600_000;

/**
 * Begins an import: makes a wrapping key pair and the token that goes with it. Both may be used again and again
 * until they expire, for this key only. Earlier ones stay good.
 *
 * Source: API 2016-01-20, GetParametersForImport. `importId` and what was chosen are ours.
 *
 * @throws KmsError Forbidden.KeyNotFound, Unsupported.Origin, InvalidParameter, Rejected.Uninitialized
 */
export const getParametersForImport = defineOperation({
  name: "GetParametersForImport",
  effect: "write",
  input: getParametersForImportSchema,
  auditInput: ({ keyId, wrappingKeySpec, wrappingAlgorithm }) => ({
    KeyId: keyId,
    WrappingKeySpec: wrappingKeySpec,
    WrappingAlgorithm: wrappingAlgorithm,
  }),
  locate: locateManagedKey,
  async prepare(ctx, input, keyId) {
    const key = await loadKeyToImport(ctx.db, ctx, keyId, "GetParametersForImport");
    const wrappingKeySpec = requireOfferedKeySpec(input.wrappingKeySpec);
    const wrappingAlgorithm = requireOfferedAlgorithm(ctx.services.settings, input.wrappingAlgorithm);
    const { instanceId, kekId } = await requireConnectedInstance(ctx.db, ctx, key.instanceId);
    const importId = randomUUID();
    const reference = wrappingKeyRef({
      accountId: ctx.accountId,
      instanceId,
      keyId,
      importId,
      wrappingKeySpec,
    });
    const pair = await ctx.services.softwareKeys.generate(reference, kekId);
    if (pair.publicKey === null) {
      throw new KmsError("InternalFailure", { cause: new Error("The wrapping key has no public half.") });
    }
    return {
      keyId,
      importId,
      instanceId,
      wrappingAlgorithm,
      wrappingKeySpec,
      pair,
      publicKey: pair.publicKey,
    };
  },
  async run(ctx, _input, { keyId, importId, pair, publicKey, ...chosen }) {
    const createdAt = ctx.now();
    const expiresAt = new Date(createdAt.getTime() + IMPORT_TOKEN_HOURS * HOUR_MS);
    const importToken = newImportToken(importId);
    // Making the pair took its time: the key may be gone.
    await lockKey(ctx.db, ctx, keyId);
    await loadKeyToImport(ctx.db, ctx, keyId, "GetParametersForImport");
    await forgetExpiredWrappingKeys(ctx.db, ctx, keyId, createdAt);
    await insertKeyImport(ctx.db, {
      id: importId,
      accountId: ctx.accountId,
      region: ctx.region,
      keyId,
      ...chosen,
      kekId: pair.kekId,
      wrappedPrivateKey: Uint8Array.from(pair.wrappedMaterial),
      publicKey: Uint8Array.from(publicKey),
      importToken,
      creatorId: ctx.actor.principalId,
      createdAt,
      expiresAt,
    });
    return {
      keyId,
      importToken: Buffer.from(importToken).toString("base64"),
      publicKey: Buffer.from(publicKey).toString("base64"),
      tokenExpireTime: formatApiTime(expiresAt),
      importId,
      wrappingAlgorithm: chosen.wrappingAlgorithm,
      wrappingKeySpec: chosen.wrappingKeySpec,
    };
  },
  auditResult: ({ importId, tokenExpireTime }) => ({ ImportId: importId, TokenExpireTime: tokenExpireTime }),
});
