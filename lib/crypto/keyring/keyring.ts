import {
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  randomUUID,
} from "node:crypto";
import { LRUCache } from "lru-cache";
import { KmsError } from "@/lib/platform/errors";
import { ROOT_KEY_BYTES } from "./root-key";
import { UnwrapFailed } from "./unwrap-failed";
import { lengthPrefixed, ROOT_KEY_ID, unwrapMaterial, type WrapContext, wrapMaterial } from "./wrap-format";

/** A key-encryption key as the database keeps it, with the instance it belongs to. */
export interface StoredKek {
  readonly accountId: string;
  readonly instanceId: string;
  readonly wrappedKek: Uint8Array;
}

export interface KeyringOptions {
  /** 32 bytes. They are not kept: the caller zeroes them when the keyring has been made. */
  readonly rootKey: Uint8Array;
  /** Finds a key-encryption key; what it throws is passed on as it is. */
  loadWrappedKek(kekId: string): Promise<StoredKek | null>;
}

/** Whose material it is, whatever its version. */
export type MaterialOwner = Pick<WrapContext, "accountId" | "instanceId" | "objectId">;

interface Kek {
  readonly accountId: string;
  readonly instanceId: string;
  readonly key: KeyObject;
}

const KEK_BYTES = 32;
const KEK_KEY_SPEC = "AES_256";
const MAX_CACHED_KEKS = 10_000;
const ROOT_WRAPPING_LABEL = "keyward root wrapping key v1";
const IDENTITY_LABEL = "keyward material identity key v1";
const IDENTITY_KEY_BYTES = 32;

/**
 * Wraps key material with the key-encryption key of an instance, which in turn is wrapped with the root key.
 *
 * Material opens only under the account, instance, object, version and key spec it was wrapped for, and every
 * failure to open is the same `UnwrapFailed`. After `close` every call throws ServiceUnavailable.Sealed.
 */
export class Keyring {
  readonly #loadWrappedKek: KeyringOptions["loadWrappedKek"];
  readonly #keks = new LRUCache<string, Kek>({ max: MAX_CACHED_KEKS });
  readonly #loadingKeks = new Map<string, Promise<Kek>>();
  #rootWrappingKey: KeyObject | null;

  constructor({ rootKey, loadWrappedKek }: KeyringOptions) {
    if (rootKey.length !== ROOT_KEY_BYTES) {
      throw new KmsError("InternalFailure", { cause: new Error("The root key has the wrong length.") });
    }
    this.#rootWrappingKey = deriveRootWrappingKey(rootKey);
    this.#loadWrappedKek = loadWrappedKek;
  }

  /** Makes a key-encryption key. It is of use once the caller has stored it where `loadWrappedKek` looks. */
  createInstanceKek(owner: { accountId: string; instanceId: string }): {
    kekId: string;
    wrappedKek: Uint8Array;
  } {
    const rootWrappingKey = this.#requireOpen();
    const kekId = randomUUID();
    const kek = randomFillSync(Buffer.alloc(KEK_BYTES));
    try {
      return { kekId, wrappedKek: wrapMaterial(rootWrappingKey, ROOT_KEY_ID, kekContext(kekId, owner), kek) };
    } finally {
      kek.fill(0);
    }
  }

  /**
   * Wraps a copy of `material`, taken before anything is awaited.
   *
   * @throws UnwrapFailed when the key-encryption key does not open or is not this instance's
   */
  async wrap(kekId: string, ref: WrapContext, material: Uint8Array): Promise<Uint8Array> {
    const copy = new Uint8Array(material);
    try {
      const kek = await this.#loadKek(kekId, ref);
      return wrapMaterial(kek.key, kekId, ref, copy);
    } finally {
      copy.fill(0);
    }
  }

  /**
   * Opens what `wrap` made. The caller owns the material, and zeroes it.
   *
   * @throws UnwrapFailed
   */
  async unwrap(kekId: string, ref: WrapContext, wrapped: Uint8Array): Promise<Buffer> {
    const copy = new Uint8Array(wrapped);
    const kek = await this.#loadKek(kekId, ref);
    const material = unwrapMaterial(kek.key, kekId, ref, copy);
    if (material === null) {
      throw new UnwrapFailed();
    }
    return Buffer.from(material.buffer, material.byteOffset, material.byteLength);
  }

  /**
   * A keyed digest of a copy of `material`: equal for equal material of one object, and of no use for guessing the
   * material without the key-encryption key.
   *
   * @throws UnwrapFailed when the key-encryption key does not open or is not this instance's
   */
  async identify(kekId: string, owner: MaterialOwner, material: Uint8Array): Promise<Uint8Array> {
    const copy = new Uint8Array(material);
    try {
      const kek = await this.#loadKek(kekId, owner);
      return digestMaterial(kek.key, owner, copy);
    } finally {
      copy.fill(0);
    }
  }

  /** Lets go of every key. Node.js zeroes their memory as it frees it. */
  close(): void {
    this.#rootWrappingKey = null;
    this.#keks.clear();
    this.#loadingKeks.clear();
  }

  async #loadKek(kekId: string, ref: { accountId: string; instanceId: string }): Promise<Kek> {
    this.#requireOpen();
    const kek = this.#keks.get(kekId) ?? (await this.#loadKekOnce(kekId));
    this.#requireOpen();
    if (kek.accountId !== ref.accountId || kek.instanceId !== ref.instanceId) {
      throw new UnwrapFailed();
    }
    return kek;
  }

  #loadKekOnce(kekId: string): Promise<Kek> {
    const alreadyLoading = this.#loadingKeks.get(kekId);
    if (alreadyLoading !== undefined) {
      return alreadyLoading;
    }
    const loading = this.#openKek(kekId).finally(() => this.#loadingKeks.delete(kekId));
    this.#loadingKeks.set(kekId, loading);
    return loading;
  }

  async #openKek(kekId: string): Promise<Kek> {
    const stored = await this.#loadWrappedKek(kekId);
    const rootWrappingKey = this.#requireOpen();
    const kek = stored === null ? null : openKek(rootWrappingKey, kekId, stored);
    if (kek === null) {
      throw new UnwrapFailed();
    }
    this.#keks.set(kekId, kek);
    return kek;
  }

  #requireOpen(): KeyObject {
    if (this.#rootWrappingKey === null) {
      throw new KmsError("ServiceUnavailable.Sealed");
    }
    return this.#rootWrappingKey;
  }
}

function openKek(rootWrappingKey: KeyObject, kekId: string, stored: StoredKek): Kek | null {
  const material = unwrapMaterial(rootWrappingKey, ROOT_KEY_ID, kekContext(kekId, stored), stored.wrappedKek);
  if (material === null || material.length !== KEK_BYTES) {
    return null;
  }
  try {
    return {
      accountId: stored.accountId,
      instanceId: stored.instanceId,
      key: createSecretKey(material),
    };
  } finally {
    material.fill(0);
  }
}

/** The root key itself encrypts nothing: its check value and its wrapping key are derived apart. */
function deriveRootWrappingKey(rootKey: Uint8Array): KeyObject {
  const derived = new Uint8Array(hkdfSync("sha256", rootKey, "", ROOT_WRAPPING_LABEL, KEK_BYTES));
  try {
    return createSecretKey(derived);
  } finally {
    derived.fill(0);
  }
}

/** Source: RFC 5869 with the owner as info, then RFC 2104. */
function digestMaterial(kek: KeyObject, owner: MaterialOwner, material: Uint8Array): Uint8Array {
  const info = lengthPrefixed([IDENTITY_LABEL, owner.accountId, owner.instanceId, owner.objectId]);
  const key = new Uint8Array(hkdfSync("sha256", kek, "", info, IDENTITY_KEY_BYTES));
  try {
    return createHmac("sha256", key).update(material).digest();
  } finally {
    key.fill(0);
  }
}

function kekContext(kekId: string, owner: { accountId: string; instanceId: string }): WrapContext {
  return {
    purpose: "instance-kek",
    accountId: owner.accountId,
    instanceId: owner.instanceId,
    objectId: kekId,
    versionId: "",
    keySpec: KEK_KEY_SPEC,
  };
}
