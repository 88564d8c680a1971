import type {
  DataEncryptionAlgorithm,
  EncryptionAlgorithm,
  MacAlgorithm,
  SigningAlgorithm,
} from "@/lib/crypto/algorithms";
import type { KeyPairSpec } from "@/lib/crypto/key-spec";
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
  /** SubjectPublicKeyInfo in DER; `null` for symmetric and MAC keys. */
  readonly publicKey: Uint8Array | null;
}

/** AES-GCM output in parts. */
export interface SealedBytes {
  /** 12 bytes. */
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** 16 bytes. */
  readonly tag: Uint8Array;
}

/** What is signed: a message that is hashed first, or the digest that the caller made of it. */
export interface MessageToSign {
  readonly messageType: "RAW" | "DIGEST";
  readonly bytes: Uint8Array;
}

/** Tells imported material again without giving it away. */
export interface MaterialIdentity {
  /**
   * What people compare, in upper-case hexadecimal. AES: the first 3 bytes of the encrypted zero block. HMAC: the
   * first 3 bytes of HMAC-SHA-256 over nothing. Key pairs: the first 8 bytes of SHA-256 of the public key.
   */
  readonly keyCheckValue: string;
  /**
   * 32 bytes, equal for equal material of one key only. It is keyed: whoever reads the database cannot try
   * materials against it.
   */
  readonly digest: Uint8Array;
}

/**
 * What a place that keeps keys must be able to do. Every provider passes `provider-contract.ts`.
 *
 * Buffers given in are copied before the first `await`. Decryption fails in one way
 * (`DecryptionFailed`), whatever the cause. What a key's spec does not offer is refused with
 * UnsupportedOperation. What a key may be used for (`KeyUsage`) is the caller's to check.
 */
export interface CryptoProvider {
  readonly name: string;
  /** Makes new material for `ref`, kept as the provider keeps it. */
  generate(ref: KeyVersionRef, kekId: string): Promise<StoredKeyVersion>;
  /**
   * Takes material from outside: the bytes of a secret key, or a private key as PKCS #8 in DER, which must be
   * sound and of exactly this key spec. The caller's buffer is not changed.
   *
   * @throws KmsError InvalidKeyMaterial
   */
  importMaterial(ref: KeyVersionRef, kekId: string, material: Uint8Array): Promise<StoredKeyVersion>;
  /**
   * Identifies material that could be imported for the key, whatever its version.
   *
   * @throws KmsError InvalidKeyMaterial
   */
  identifyMaterial(ref: KeyVersionRef, kekId: string, material: Uint8Array): Promise<MaterialIdentity>;
  encrypt(key: StoredKeyVersion, plaintext: Uint8Array, aad?: Uint8Array): Promise<SealedBytes>;
  /** @throws DecryptionFailed */
  decrypt(key: StoredKeyVersion, sealed: SealedBytes, aad?: Uint8Array): Promise<Uint8Array>;
  /**
   * Encrypts with the public key alone.
   *
   * @throws KmsError InvalidParameter (Plaintext) when it is too long for the key
   */
  asymmetricEncrypt(
    key: StoredKeyVersion,
    algorithm: DataEncryptionAlgorithm,
    plaintext: Uint8Array,
  ): Promise<Uint8Array>;
  /**
   * The caller owns the plaintext, and zeroes it. With RSAES_PKCS1_V1_5, which only unwraps material to import,
   * the caller must answer a failure as it answers material that is no good (Bleichenbacher's attack).
   *
   * @throws DecryptionFailed
   */
  asymmetricDecrypt(
    key: StoredKeyVersion,
    algorithm: EncryptionAlgorithm,
    ciphertext: Uint8Array,
  ): Promise<Uint8Array>;
  /**
   * Signs, and verifies the signature before it leaves.
   *
   * @throws KmsError InvalidParameter (Digest) when a digest has not the length of the algorithm's hash
   */
  sign(key: StoredKeyVersion, algorithm: SigningAlgorithm, message: MessageToSign): Promise<Uint8Array>;
  /**
   * Verifies with the public key alone. A signature that is none of this algorithm's is merely not valid.
   *
   * @throws KmsError InvalidParameter (Digest) when a digest has not the length of the algorithm's hash
   */
  verify(
    key: StoredKeyVersion,
    algorithm: SigningAlgorithm,
    message: MessageToSign,
    signature: Uint8Array,
  ): Promise<boolean>;
  mac(key: StoredKeyVersion, algorithm: MacAlgorithm, message: Uint8Array): Promise<Uint8Array>;
  /** Forgets cached material, and destroys what the provider itself keeps. */
  destroy(ref: KeyVersionRef): Promise<void>;
}

/** A key pair that no key version keeps. */
export interface KeyPair {
  /** DER. The caller zeroes it. */
  readonly privateKeyPkcs8: Uint8Array;
  /** DER. */
  readonly publicKeySpki: Uint8Array;
}

/** Makes key pairs to give away, as GenerateDataKeyPair does. */
export interface KeyPairMaker {
  /**
   * @param owner whose turn it is: one's many key pairs do not keep others waiting.
   * @throws KmsError Rejected.Throttling when too many of the owner wait
   */
  makeKeyPair(owner: string, keySpec: KeyPairSpec): Promise<KeyPair>;
}

/** Encrypts for public keys that callers bring along, as ExportDataKey does. */
export interface PublicKeyWrapper {
  /**
   * Takes RSA keys of 2,048, 3,072 and 4,096 bits, as SubjectPublicKeyInfo in DER and nothing else.
   *
   * @throws KmsError InvalidParameter (PublicKeyBlob): `format`, or `tooSmall` when the bytes do not fit
   */
  wrapForPublicKey(
    publicKeySpki: Uint8Array,
    algorithm: DataEncryptionAlgorithm,
    bytes: Uint8Array,
  ): Promise<Uint8Array>;
}

/** What operations reach as `softwareKeys`. */
export interface SoftwareKeys extends CryptoProvider, KeyPairMaker, PublicKeyWrapper {}

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
