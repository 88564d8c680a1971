import { timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";
import { openAesGcm, sealAesGcm } from "@/lib/crypto/aes-256-gcm";
import { findKeySpec, type KeySpecFacts } from "@/lib/crypto/key-spec";
import type { Keyring } from "@/lib/crypto/keyring/keyring";
import { UnwrapFailed } from "@/lib/crypto/keyring/unwrap-failed";
import type { WrapContext } from "@/lib/crypto/keyring/wrap-format";
import {
  type CryptoProvider,
  DecryptionFailed,
  type KeyVersionRef,
  type SealedBytes,
  type StoredKeyVersion,
} from "@/lib/crypto/provider";
import { KmsError } from "@/lib/platform/errors";
import { requireSoftwareKey, type SoftwareCryptoKey } from "./software-crypto-key";
import { SoftwareSubtleCrypto } from "./software-subtle";

const DEFAULT_CACHED_KEYS = 100_000;

interface OpenedKey {
  /** Exactly what was unwrapped: the key serves for nothing else. */
  readonly stored: StoredKeyVersion;
  readonly key: SoftwareCryptoKey;
}

/**
 * Keeps keys in software: wrapped by the keyring in the database, opened in this process's memory only.
 *
 * Opened keys are cached, at most `maxCachedKeys`. A cached key is used only for the very stored version it
 * was opened from, byte for byte; anything else is unwrapped anew, which fails unless it belongs together.
 *
 * Encrypting and decrypting go straight to node:crypto, below `SubtleCrypto`: its checks and its copies of
 * the plaintext, which nobody could zero, are not in the way of the hot path.
 */
export class SoftwareProvider implements CryptoProvider {
  readonly name = "software";
  readonly #keyring: Keyring;
  readonly #subtle = new SoftwareSubtleCrypto();
  readonly #opened: LRUCache<string, OpenedKey>;
  #forgotten = 0;

  constructor({
    keyring,
    maxCachedKeys = DEFAULT_CACHED_KEYS,
  }: { keyring: Keyring; maxCachedKeys?: number }) {
    this.#keyring = keyring;
    this.#opened = new LRUCache({ max: maxCachedKeys });
  }

  async generate(ref: KeyVersionRef, kekId: string): Promise<StoredKeyVersion> {
    const { webCrypto, webCryptoUsages, materialFormat } = requireSymmetric(ref.keySpec);
    const key = await this.#subtle.generateKey({ ...webCrypto }, true, [...webCryptoUsages]);
    const material = new Uint8Array(await this.#subtle.exportKey(materialFormat, requireSoftwareKey(key)));
    try {
      return await this.#wrap(ref, kekId, material);
    } finally {
      material.fill(0);
    }
  }

  /** @throws KmsError InvalidParameter when the material has not the length of the key spec */
  async importMaterial(ref: KeyVersionRef, kekId: string, material: Uint8Array): Promise<StoredKeyVersion> {
    if (material.length !== requireSymmetric(ref.keySpec).materialBytes) {
      throw new KmsError("InvalidParameter", { parameter: "KeyMaterial", problem: "format" });
    }
    return this.#wrap(ref, kekId, material);
  }

  /** @throws UnwrapFailed when the stored version does not belong to its account, instance, key and KEK */
  async encrypt(key: StoredKeyVersion, plaintext: Uint8Array, aad?: Uint8Array): Promise<SealedBytes> {
    const cached = this.#findOpened(key);
    if (cached !== null) {
      return sealAesGcm(cached.keyObject, plaintext, aad);
    }
    const stored = copyStored(key);
    const plaintextCopy = new Uint8Array(plaintext);
    const aadCopy = aad && new Uint8Array(aad);
    try {
      const opened = await this.#open(stored);
      return sealAesGcm(opened.keyObject, plaintextCopy, aadCopy);
    } finally {
      plaintextCopy.fill(0);
    }
  }

  /** The caller owns the plaintext, and zeroes it. */
  async decrypt(key: StoredKeyVersion, sealed: SealedBytes, aad?: Uint8Array): Promise<Uint8Array> {
    const cached = this.#findOpened(key);
    if (cached !== null) {
      return requirePlaintext(openAesGcm(cached.keyObject, sealed, aad));
    }
    const stored = copyStored(key);
    const sealedCopy = copySealed(sealed);
    const aadCopy = aad && new Uint8Array(aad);
    const opened = await this.#openForDecryption(stored);
    return requirePlaintext(openAesGcm(opened.keyObject, sealedCopy, aadCopy));
  }

  async destroy(ref: KeyVersionRef): Promise<void> {
    this.#forgotten += 1;
    this.#opened.delete(ref.keyVersionId);
  }

  /** Lets go of every opened key. */
  close(): void {
    this.#forgotten += 1;
    this.#opened.clear();
  }

  async #wrap(ref: KeyVersionRef, kekId: string, material: Uint8Array): Promise<StoredKeyVersion> {
    const { accountId, instanceId, keyId, keyVersionId, keySpec } = ref;
    const stored = { accountId, instanceId, keyId, keyVersionId, keySpec, kekId };
    const wrappedMaterial = await this.#keyring.wrap(kekId, wrapContext(stored), material);
    return { ...stored, wrappedMaterial };
  }

  #findOpened(key: StoredKeyVersion): SoftwareCryptoKey | null {
    const opened = this.#opened.get(key.keyVersionId);
    return opened !== undefined && isSameStored(opened.stored, key) ? opened.key : null;
  }

  async #openForDecryption(stored: StoredKeyVersion): Promise<SoftwareCryptoKey> {
    try {
      return await this.#open(stored);
    } catch (error) {
      throw error instanceof UnwrapFailed ? new DecryptionFailed(error) : error;
    }
  }

  async #open(stored: StoredKeyVersion): Promise<SoftwareCryptoKey> {
    const { webCrypto, webCryptoUsages, materialFormat, materialBytes } = requireSymmetric(stored.keySpec);
    const forgottenBefore = this.#forgotten;
    const material = await this.#keyring.unwrap(stored.kekId, wrapContext(stored), stored.wrappedMaterial);
    try {
      if (material.length !== materialBytes) {
        throw new UnwrapFailed();
      }
      const usages = [...webCryptoUsages];
      const key = requireSoftwareKey(
        await this.#subtle.importKey(materialFormat, material, { ...webCrypto }, false, usages),
      );
      if (this.#forgotten === forgottenBefore) {
        this.#opened.set(stored.keyVersionId, { stored, key });
      }
      return key;
    } finally {
      material.fill(0);
    }
  }
}

function requireSymmetric(keySpec: string): KeySpecFacts {
  const facts = findKeySpec(keySpec);
  if (facts?.kind !== "symmetric") {
    throw new KmsError("UnsupportedOperation");
  }
  return facts;
}

function wrapContext(ref: KeyVersionRef): WrapContext {
  return {
    purpose: "key-material",
    accountId: ref.accountId,
    instanceId: ref.instanceId,
    objectId: ref.keyId,
    versionId: ref.keyVersionId,
    keySpec: ref.keySpec,
  };
}

function isSameStored(a: StoredKeyVersion, b: StoredKeyVersion): boolean {
  return (
    a.keyVersionId === b.keyVersionId &&
    a.keyId === b.keyId &&
    a.accountId === b.accountId &&
    a.instanceId === b.instanceId &&
    a.keySpec === b.keySpec &&
    a.kekId === b.kekId &&
    a.wrappedMaterial.length === b.wrappedMaterial.length &&
    timingSafeEqual(a.wrappedMaterial, b.wrappedMaterial)
  );
}

function copyStored(key: StoredKeyVersion): StoredKeyVersion {
  return { ...key, wrappedMaterial: new Uint8Array(key.wrappedMaterial) };
}

function copySealed({ iv, ciphertext, tag }: SealedBytes): SealedBytes {
  return { iv: new Uint8Array(iv), ciphertext: new Uint8Array(ciphertext), tag: new Uint8Array(tag) };
}

function requirePlaintext(plaintext: Uint8Array | null): Uint8Array {
  if (plaintext === null) {
    throw new DecryptionFailed();
  }
  return plaintext;
}
