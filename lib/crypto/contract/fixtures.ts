import { randomBytes, randomUUID } from "node:crypto";
import { expect } from "vitest";
import {
  type CryptoProvider,
  DecryptionFailed,
  type KeyVersionRef,
  type StoredKeyVersion,
} from "@/lib/crypto/provider";

/** A provider under test, with what its surroundings would give it. */
export interface ProviderUnderTest {
  readonly provider: CryptoProvider;
  /** An instance in an account of its own, ready to hold keys. */
  addInstance(): { accountId: string; instanceId: string; kekId: string };
}

/** A new AES key in an instance of its own. */
export async function withKey({ provider, addInstance }: ProviderUnderTest) {
  const { kekId, ...owner } = addInstance();
  return { provider, key: await provider.generate(newRef(owner), kekId) };
}

/** Another key in the same instance. */
export function siblingOf(provider: CryptoProvider, key: StoredKeyVersion): Promise<StoredKeyVersion> {
  return provider.generate(newRef(key), key.kekId);
}

export function newRef(
  { accountId, instanceId }: { accountId: string; instanceId: string },
  keySpec = "Aliyun_AES_256",
): KeyVersionRef {
  const keyId = `key-${randomBytes(9).toString("hex")}`;
  return { accountId, instanceId, keyId, keyVersionId: randomUUID(), keySpec };
}

export async function expectDecryptionFailed(decrypting: Promise<unknown>): Promise<void> {
  const failure: unknown = await decrypting.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DecryptionFailed);
  expect(failure).toMatchObject({ message: "Decryption failed.", code: "InvalidParameter" });
}

export function flipBit(bytes: Uint8Array, position: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === position ? byte ^ 1 : byte));
}
