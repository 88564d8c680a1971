import { randomUUID } from "node:crypto";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import { requireConnectedInstance } from "@/lib/instances/require-connected-instance";
import { kindOfKey, whyNot } from "@/lib/keys/key-capabilities";
import { locateManagedKey } from "@/lib/keys/locate-key";
import { defineOperation, type LocateContext } from "@/lib/operation/define-operation";
import { formatApiTime } from "@/lib/platform/api-time";
import { parameterRefusal } from "./import-refusal";
import { loadKeyToImport } from "./load-key-to-import";
import { openMaterial } from "./open-material";
import { requireImport } from "./require-import";
import { requireSameMaterial } from "./require-same-material";
import { importKeyMaterialSchema, type WrappingAlgorithm } from "./schema";
import type { KeyToImport } from "./store";
import { storeMaterial } from "./store-material";

/** Material that is ready to be stored. */
export interface PreparedMaterial {
  readonly keyId: string;
  readonly importId: string;
  readonly wrappingAlgorithm: WrappingAlgorithm;
  readonly version: StoredKeyVersion;
  readonly materialDigest: Uint8Array;
  readonly keyCheckValue: string;
  readonly materialExpireAt: Date | null;
}

/**
 * Gives a key its material. The first import decides it: later ones must bring the same, and may change when it
 * expires. The key's version keeps its ID, so that what was encrypted before opens again.
 *
 * Nothing is stored unless everything is; of two imports that meet, one material wins.
 *
 * Source: API 2016-01-20, ImportKeyMaterial. What it answers is ours.
 *
 * @throws KmsError Forbidden.KeyNotFound, Unsupported.Origin, Rejected.StateModifiedFailed, InvalidImportToken,
 * ExpiredImportToken, InvalidParameter, InvalidKeyMaterial; `facts.reason` says which mistake it is
 */
export const importKeyMaterial = defineOperation({
  name: "ImportKeyMaterial",
  effect: "write",
  input: importKeyMaterialSchema,
  auditInput: ({ keyId, keyMaterialExpireUnix }) => ({
    KeyId: keyId,
    KeyMaterialExpireUnix: keyMaterialExpireUnix,
  }),
  locate: locateManagedKey,
  async prepare(ctx, input, keyId): Promise<PreparedMaterial> {
    const key = await loadKeyToImport(ctx.db, ctx, keyId, "ImportKeyMaterial");
    const materialExpireAt = expiryOf(ctx, key, input.keyMaterialExpireUnix);
    const keyImport = await requireImport(ctx, keyId, input.importToken);
    const { kekId } = await requireConnectedInstance(ctx.db, ctx, key.instanceId);
    const reference = {
      accountId: ctx.accountId,
      instanceId: key.instanceId,
      keyId,
      keyVersionId: key.keyVersionId ?? randomUUID(),
      keySpec: key.keySpec,
    };
    const { version, identity } = await openMaterial(ctx, {
      keyImport,
      reference,
      kekId,
      encryptedKeyMaterial: input.encryptedKeyMaterial,
    });
    const { id: importId, wrappingAlgorithm } = keyImport;
    requireSameMaterial(key, identity.digest, wrappingAlgorithm);
    return {
      keyId,
      importId,
      wrappingAlgorithm,
      version,
      materialDigest: identity.digest,
      keyCheckValue: identity.keyCheckValue,
      materialExpireAt,
    };
  },
  async run(ctx, _input, prepared) {
    const { keyState, keyVersionId } = await storeMaterial(ctx, prepared);
    return {
      keyId: prepared.keyId,
      keyState,
      keyVersionId,
      keyCheckValue: prepared.keyCheckValue,
      materialExpireTime: formatApiTime(prepared.materialExpireAt),
    };
  },
  auditResult: ({ keyVersionId, keyCheckValue }) => ({
    KeyVersionId: keyVersionId,
    KeyCheckValue: keyCheckValue,
  }),
});

/** When the material goes by itself; `null` for never. */
function expiryOf(ctx: LocateContext, key: KeyToImport, keyMaterialExpireUnix: number): Date | null {
  if (keyMaterialExpireUnix === 0) return null;
  if (whyNot({ ...key, kind: kindOfKey(key) }, "MaterialExpiry") !== null) {
    throw parameterRefusal("KeyMaterialExpireUnix", "expiryOfKeyPair");
  }
  const expireAt = new Date(keyMaterialExpireUnix * 1000);
  if (expireAt <= ctx.now()) throw parameterRefusal("KeyMaterialExpireUnix", "expiryInPast");
  return expireAt;
}
