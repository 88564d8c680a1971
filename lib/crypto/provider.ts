import { hasMark, type KmsErrorCode } from "@/lib/platform/errors";

/** Which key version of which owner: bound into every wrapped blob as additional data. */
export interface KeyVersionRef {
  readonly accountId: string;
  readonly instanceId: string;
  readonly keyId: string;
  /** 36 characters (UUID). */
  readonly keyVersionId: string;
  readonly keySpec: string;
}

/** What the database keeps of a key version's material. Only the provider that made it can use it. */
export interface StoredKeyVersion extends KeyVersionRef {
  /** The key-encryption key of the instance. */
  readonly kekId: string;
  readonly wrappedMaterial: Uint8Array;
}

/** AES-GCM output in parts. */
export interface SealedBytes {
  /** 12 bytes. */
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** 16 bytes. */
  readonly tag: Uint8Array;
}

/**
 * What a place that keeps keys must be able to do. Every provider passes `provider-contract.ts`.
 *
 * Buffers given in are copied before the first `await`. Decryption fails in one way
 * (`DecryptionFailed`), whatever the cause.
 */
export interface CryptoProvider {
  readonly name: string;
  /** Makes new material for `ref`, kept as the provider keeps it. */
  generate(ref: KeyVersionRef, kekId: string): Promise<StoredKeyVersion>;
  /** Takes material from outside. The caller's buffer is not changed. */
  importMaterial(ref: KeyVersionRef, kekId: string, material: Uint8Array): Promise<StoredKeyVersion>;
  encrypt(key: StoredKeyVersion, plaintext: Uint8Array, aad?: Uint8Array): Promise<SealedBytes>;
  /** @throws DecryptionFailed */
  decrypt(key: StoredKeyVersion, sealed: SealedBytes, aad?: Uint8Array): Promise<Uint8Array>;
  /** Forgets cached material, and destroys what the provider itself keeps. */
  destroy(ref: KeyVersionRef): Promise<void>;
}

const DECRYPTION_FAILED = Symbol.for("keyward.DecryptionFailed");

/**
 * Decryption did not succeed. It says no more, on purpose. `cause`, for the log only, is set when the
 * stored key did not open, which an operator must look into; a wrong ciphertext or context has none.
 */
export class DecryptionFailed extends Error {
  /** By a mark that all copies of this class share, as Next.js loads modules once for each kind of route. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasMark(value, DECRYPTION_FAILED);
  }

  readonly [DECRYPTION_FAILED] = true;
  override readonly name = "DecryptionFailed";
  readonly code: KmsErrorCode = "InvalidParameter";

  constructor(cause?: unknown) {
    super("Decryption failed.", cause === undefined ? undefined : { cause });
  }
}
