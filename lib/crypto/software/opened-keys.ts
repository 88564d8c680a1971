import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from "node:crypto";
import { LRUCache } from "lru-cache";
import type { KeySpecFacts } from "@/lib/crypto/key-spec";
import type { Keyring } from "@/lib/crypto/keyring/keyring";
import { UnwrapFailed } from "@/lib/crypto/keyring/unwrap-failed";
import type { WrapContext } from "@/lib/crypto/keyring/wrap-format";
import type { KeyVersionRef, StoredKeyVersion } from "@/lib/crypto/provider";
import { KmsError } from "@/lib/platform/errors";
import type { PublicKey } from "./public-key";
import { requireSoftwareKey } from "./software-crypto-key";
import { SoftwareSubtleCrypto } from "./software-subtle";

export interface OpenedKey {
  /** The secret or private key. */
  readonly key: KeyObject;
  /** `null` beside a secret key. */
  readonly publicKey: PublicKey | null;
}

interface CachedKey extends OpenedKey {
  /** Exactly what was unwrapped: the key serves for nothing else. */
  readonly stored: StoredKeyVersion;
}

/** A key that another process destroyed leaves our memory after the two together, without a message. */
export const OPENED_KEY_MINUTES = 60;
const PURGE_EVERY_MINUTES = 10;
const MINUTE_MS = 60_000;
/** How exactly ages are told: to look at the clock for every call would cost more than it is good for. */
const AGE_RESOLUTION_MS = 1_000;

/**
 * Keys opened in this process's memory, at most so many, each for at most so long. A cached key is used only for the very stored version it
 * was opened from, byte for byte; anything else is unwrapped anew, which fails unless it belongs together.
 */
export class OpenedKeys {
  readonly #keyring: Keyring;
  readonly #subtle = new SoftwareSubtleCrypto();
  readonly #opened: LRUCache<string, CachedKey>;
  readonly #purging: NodeJS.Timeout;
  #forgotten = 0;

  constructor(keyring: Keyring, maxCachedKeys: number) {
    this.#keyring = keyring;
    this.#opened = new LRUCache({
      max: maxCachedKeys,
      ttl: OPENED_KEY_MINUTES * MINUTE_MS,
      ttlResolution: AGE_RESOLUTION_MS,
      perf: { now: () => performance.now() },
    });
    this.#purging = setInterval(() => this.#opened.purgeStale(), PURGE_EVERY_MINUTES * MINUTE_MS).unref();
  }

  find(stored: StoredKeyVersion): OpenedKey | null {
    const cached = this.#opened.get(stored.keyVersionId);
    return cached !== undefined && isSameStored(cached.stored, stored) ? cached : null;
  }

  /**
   * Copies what is stored before anything is awaited.
   *
   * @throws UnwrapFailed when the parts of the stored version do not belong together
   */
  async open(stored: StoredKeyVersion, facts: KeySpecFacts): Promise<OpenedKey> {
    return this.find(stored) ?? (await this.#unwrap(copyStored(stored), facts));
  }

  forget(ref: KeyVersionRef): void {
    this.#forgotten += 1;
    this.#opened.delete(ref.keyVersionId);
  }

  /** Keys in memory now. */
  get size(): number {
    return this.#opened.size;
  }

  /** Lets go of every key, for good. */
  close(): void {
    clearInterval(this.#purging);
    this.#forgotten += 1;
    this.#opened.clear();
  }

  async #unwrap(stored: StoredKeyVersion, facts: KeySpecFacts): Promise<OpenedKey> {
    const forgottenBefore = this.#forgotten;
    const material = await this.#keyring.unwrap(stored.kekId, wrapContext(stored), stored.wrappedMaterial);
    try {
      if (facts.materialBytes !== null && material.length !== facts.materialBytes) {
        throw new UnwrapFailed();
      }
      const key = await this.#keyFrom(material, facts);
      const publicKey = key.type === "private" ? publicHalfOf(key) : null;
      // Whoever can write the database could else let us answer for another key.
      if (!isSameBytes(publicKey?.spki ?? null, stored.publicKey)) {
        throw new UnwrapFailed();
      }
      const opened = { key, publicKey, stored };
      if (this.#forgotten === forgottenBefore) {
        this.#opened.set(stored.keyVersionId, opened);
      }
      return opened;
    } finally {
      material.fill(0);
    }
  }

  async #keyFrom(material: Buffer, facts: KeySpecFacts): Promise<KeyObject> {
    switch (facts.family) {
      case "aes": {
        const { materialFormat, webCrypto, webCryptoUsages } = facts;
        const usages = [...webCryptoUsages];
        const key = await this.#subtle.importKey(materialFormat, material, { ...webCrypto }, false, usages);
        return requireSoftwareKey(key).keyObject;
      }
      case "hmac":
        return createSecretKey(material);
      case "rsa":
      case "ec":
        return createPrivateKey({ key: material, format: "der", type: "pkcs8" });
    }
  }
}

/** Both halves of an opened key pair. */
export function requireKeyPair({ key, publicKey }: OpenedKey): {
  privateKey: KeyObject;
  publicKey: PublicKey;
} {
  if (publicKey === null) {
    throw new KmsError("InternalFailure", { cause: new Error("A secret key is no key pair.") });
  }
  return { privateKey: key, publicKey };
}

/** What the material of a key version is bound to. */
export function wrapContext(ref: KeyVersionRef): WrapContext {
  return {
    purpose: "key-material",
    accountId: ref.accountId,
    instanceId: ref.instanceId,
    objectId: ref.keyId,
    versionId: ref.keyVersionId,
    keySpec: ref.keySpec,
  };
}

function publicHalfOf(privateKey: KeyObject): PublicKey {
  const key = createPublicKey(privateKey);
  return { key, spki: key.export({ format: "der", type: "spki" }) };
}

function isSameStored(a: StoredKeyVersion, b: StoredKeyVersion): boolean {
  return (
    a.keyVersionId === b.keyVersionId &&
    a.keyId === b.keyId &&
    a.accountId === b.accountId &&
    a.instanceId === b.instanceId &&
    a.keySpec === b.keySpec &&
    a.kekId === b.kekId &&
    isSameBytes(a.wrappedMaterial, b.wrappedMaterial) &&
    isSameBytes(a.publicKey, b.publicKey)
  );
}

function isSameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === null || b === null) {
    return a === b;
  }
  return a.length === b.length && timingSafeEqual(a, b);
}

function copyStored(key: StoredKeyVersion): StoredKeyVersion {
  return {
    ...key,
    wrappedMaterial: new Uint8Array(key.wrappedMaterial),
    publicKey: key.publicKey && new Uint8Array(key.publicKey),
  };
}
