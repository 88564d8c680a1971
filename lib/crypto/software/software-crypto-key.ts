import type { KeyObject } from "node:crypto";
import { CryptoError, CryptoKey } from "webcrypto-core";

/** A WebCrypto key whose material is a `KeyObject`: outside the JavaScript heap, and out of reach of `toJSON`. */
export class SoftwareCryptoKey extends CryptoKey {
  #keyObject: KeyObject | null = null;

  static fromKeyObject(
    keyObject: KeyObject,
    algorithm: Algorithm,
    extractable: boolean,
    usages: KeyUsage[],
  ): SoftwareCryptoKey {
    const key = SoftwareCryptoKey.create(algorithm, keyObject.type, extractable, usages);
    key.#keyObject = keyObject;
    return key;
  }

  get keyObject(): KeyObject {
    if (this.#keyObject === null) {
      throw new CryptoError("The key has no material.");
    }
    return this.#keyObject;
  }
}

/** @throws CryptoError for anything but a key that this provider made */
export function requireSoftwareKey(key: unknown): SoftwareCryptoKey {
  if (!(key instanceof SoftwareCryptoKey)) {
    throw new CryptoError("The key belongs to another provider.");
  }
  return key;
}
