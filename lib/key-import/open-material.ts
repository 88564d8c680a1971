import { findKeySpec } from "@/lib/crypto/key-spec";
import type { KeyVersionRef, MaterialIdentity, StoredKeyVersion } from "@/lib/crypto/provider";
import type { LocateContext } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { parseEncryptedMaterial } from "./encrypted-material";
import { importRefusal } from "./import-refusal";
import { inspectMaterial } from "./inspect-material";
import { findWrappingKey, type KeyImportRecord } from "./store";
import { unwrapOaep, unwrapPkcs1 } from "./unwrap-material";
import { wrappingKeyRef } from "./wrapping-key";

interface MaterialToOpen {
  readonly keyImport: KeyImportRecord;
  /** The version that the material is for. */
  readonly reference: KeyVersionRef;
  readonly kekId: string;
  readonly encryptedKeyMaterial: string;
}

interface OpenedMaterial {
  readonly version: StoredKeyVersion;
  readonly identity: MaterialIdentity;
}

/**
 * Unwraps material that was uploaded, checks it, and gives it to the provider to keep. It is in this process's
 * memory only meanwhile.
 *
 * @throws KmsError InvalidParameter (EncryptedKeyMaterial), InvalidKeyMaterial
 */
export async function openMaterial(ctx: LocateContext, toOpen: MaterialToOpen): Promise<OpenedMaterial> {
  const { keyImport, reference, encryptedKeyMaterial } = toOpen;
  const facts = findKeySpec(reference.keySpec);
  if (facts === null) throw new KmsError("UnsupportedOperation");
  const isKeyPair = facts.materialFormat === "pkcs8";
  const encrypted = parseEncryptedMaterial(encryptedKeyMaterial, keyImport.wrappingKeySpec, isKeyPair);
  const wrappingKey = await loadWrappingKey(ctx, keyImport);
  const keys = ctx.services.softwareKeys;
  const { wrappingAlgorithm } = keyImport;
  if (wrappingAlgorithm === "RSAES_PKCS1_V1_5") {
    const { material, isSound } = await unwrapPkcs1(keys, wrappingKey, encrypted, facts.materialBytes);
    return keepSilently(ctx, toOpen, material, isSound);
  }
  const material = await unwrapOaep(keys, wrappingKey, wrappingAlgorithm, encrypted);
  try {
    inspectMaterial(reference.keySpec, material);
    return await keep(ctx, toOpen, material);
  } catch (error) {
    const isUnexplained = error instanceof KmsError && error.facts.reason === undefined;
    if (!isUnexplained || error.code !== "InvalidKeyMaterial") throw error;
    throw new KmsError("InvalidKeyMaterial", { facts: { reason: "materialUnsound" }, cause: error });
  } finally {
    material.fill(0);
  }
}

/** One answer for everything that can be wrong, and about the same work before it. */
async function keepSilently(
  ctx: LocateContext,
  toOpen: MaterialToOpen,
  material: Uint8Array,
  isSound: boolean,
): Promise<OpenedMaterial> {
  try {
    const opened = await keep(ctx, toOpen, material);
    if (isSound) return opened;
  } catch (error) {
    if (!(error instanceof KmsError) || error.code !== "InvalidKeyMaterial") throw error;
  } finally {
    material.fill(0);
  }
  throw importRefusal("InvalidKeyMaterial", "unwrapFailedSilently");
}

async function keep(ctx: LocateContext, { reference, kekId }: MaterialToOpen, material: Uint8Array) {
  const keys = ctx.services.softwareKeys;
  const identity = await keys.identifyMaterial(reference, kekId, material);
  return { identity, version: await keys.importMaterial(reference, kekId, material) };
}

async function loadWrappingKey(ctx: LocateContext, keyImport: KeyImportRecord): Promise<StoredKeyVersion> {
  const stored = await findWrappingKey(ctx.db, ctx, keyImport.id);
  // Expired between two statements: its private key is gone.
  if (stored === null || stored.wrappedPrivateKey.length === 0) throw new KmsError("ExpiredImportToken");
  const reference = wrappingKeyRef({
    accountId: ctx.accountId,
    instanceId: keyImport.instanceId,
    keyId: keyImport.keyId,
    importId: keyImport.id,
    wrappingKeySpec: keyImport.wrappingKeySpec,
  });
  return {
    ...reference,
    kekId: stored.kekId,
    wrappedMaterial: stored.wrappedPrivateKey,
    publicKey: keyImport.publicKey,
  };
}
