import { createHmac } from "node:crypto";
import { openAesGcm, sealAesGcm } from "@/lib/crypto/aes-256-gcm";
import {
  type DataEncryptionAlgorithm,
  ENCRYPTION_ALGORITHMS,
  type EncryptionAlgorithm,
  MAC_ALGORITHMS,
  type MacAlgorithm,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
} from "@/lib/crypto/algorithms";
import { KEY_SPECS, type KeyPairSpec, type KeySpec, type KeySpecFacts } from "@/lib/crypto/key-spec";
import type { Keyring } from "@/lib/crypto/keyring/keyring";
import { UnwrapFailed } from "@/lib/crypto/keyring/unwrap-failed";
import {
  DecryptionFailed,
  type KeyPair,
  type KeyVersionRef,
  type MaterialIdentity,
  type MessageToSign,
  type SealedBytes,
  type SoftwareKeys,
  type StoredKeyVersion,
} from "@/lib/crypto/provider";
import { KmsError } from "@/lib/platform/errors";
import { generateKeyPairOf } from "./key-pairs";
import { generateMaterial, keyCheckValue, type Material, takeMaterial } from "./material";
import { type OpenedKey, OpenedKeys, requireKeyPair, wrapContext } from "./opened-keys";
import { encryptOaep, requirePublicKey, wrapForForeignKey } from "./public-key";
import { requireFamily, requireKeySpec, requireOffered } from "./required-spec";
import { copyMessage, signMessage, verifyMessage } from "./signature";
import type { SlowCrypto, SlowWork } from "./slow-crypto";

const DEFAULT_CACHED_KEYS = 100_000;

/**
 * Keeps keys in software: wrapped by the keyring in the database, opened in this process's memory only.
 *
 * Encrypting and decrypting go straight to node:crypto, below `SubtleCrypto`: its checks and its copies of
 * the plaintext, which nobody could zero, are not in the way of the hot path. Whatever needs a private key or
 * takes long is done on other threads.
 */
export class SoftwareProvider implements SoftwareKeys {
  readonly name = "software";
  readonly #keyring: Keyring;
  readonly #slow: SlowCrypto;
  readonly #opened: OpenedKeys;

  constructor({
    keyring,
    slowCrypto,
    maxCachedKeys = DEFAULT_CACHED_KEYS,
  }: { keyring: Keyring; slowCrypto: SlowCrypto; maxCachedKeys?: number }) {
    this.#keyring = keyring;
    this.#slow = slowCrypto;
    this.#opened = new OpenedKeys(keyring, maxCachedKeys);
  }

  async generate(ref: KeyVersionRef, kekId: string): Promise<StoredKeyVersion> {
    return this.#keep(ref, kekId, await generateMaterial(ref.instanceId, requireKeySpec(ref)));
  }

  async importMaterial(ref: KeyVersionRef, kekId: string, material: Uint8Array): Promise<StoredKeyVersion> {
    return this.#keep(ref, kekId, await takeMaterial(this.#slowFor(ref), requireKeySpec(ref), material));
  }

  async identifyMaterial(ref: KeyVersionRef, kekId: string, bytes: Uint8Array): Promise<MaterialIdentity> {
    const keySpec = requireKeySpec(ref);
    const material = await takeMaterial(this.#slowFor(ref), keySpec, bytes);
    const owner = { accountId: ref.accountId, instanceId: ref.instanceId, objectId: ref.keyId };
    try {
      const digest = await this.#keyring.identify(kekId, owner, material.secret);
      return { keyCheckValue: keyCheckValue(KEY_SPECS[keySpec], material), digest };
    } finally {
      material.secret.fill(0);
    }
  }

  /** @throws UnwrapFailed when the stored version does not belong to its account, instance, key and KEK */
  async encrypt(key: StoredKeyVersion, plaintext: Uint8Array, aad?: Uint8Array): Promise<SealedBytes> {
    const facts = requireFamily(key, "aes");
    const cached = this.#opened.find(key);
    if (cached !== null) {
      return sealAesGcm(cached.key, plaintext, aad);
    }
    const plaintextCopy = new Uint8Array(plaintext);
    const aadCopy = aad && new Uint8Array(aad);
    try {
      const opened = await this.#opened.open(key, facts);
      return sealAesGcm(opened.key, plaintextCopy, aadCopy);
    } finally {
      plaintextCopy.fill(0);
    }
  }

  /** The caller owns the plaintext, and zeroes it. */
  async decrypt(key: StoredKeyVersion, sealed: SealedBytes, aad?: Uint8Array): Promise<Uint8Array> {
    const facts = requireFamily(key, "aes");
    const cached = this.#opened.find(key);
    if (cached !== null) {
      return requirePlaintext(openAesGcm(cached.key, sealed, aad));
    }
    const sealedCopy = copySealed(sealed);
    const aadCopy = aad && new Uint8Array(aad);
    const opened = await this.#openForDecryption(key, facts);
    return requirePlaintext(openAesGcm(opened.key, sealedCopy, aadCopy));
  }

  async asymmetricEncrypt(
    key: StoredKeyVersion,
    algorithm: DataEncryptionAlgorithm,
    plaintext: Uint8Array,
  ): Promise<Uint8Array> {
    const facts = ENCRYPTION_ALGORITHMS[algorithm];
    const keySpec = requireOffered(key, facts);
    const maxBytes = facts.maxPlaintextBytes[keySpec];
    if (plaintext.length > maxBytes) {
      const refusal = { parameter: "Plaintext", problem: "tooLong", facts: { max: maxBytes } } as const;
      throw new KmsError("InvalidParameter", refusal);
    }
    return encryptOaep(requirePublicKey(key, keySpec).key, facts.hash, plaintext);
  }

  async asymmetricDecrypt(
    key: StoredKeyVersion,
    algorithm: EncryptionAlgorithm,
    ciphertext: Uint8Array,
  ): Promise<Uint8Array> {
    const keySpec = requireOffered(key, ENCRYPTION_ALGORITHMS[algorithm]);
    const copy = new Uint8Array(ciphertext);
    const { key: privateKey } = await this.#openForDecryption(key, KEY_SPECS[keySpec]);
    const input = { algorithm, privateKey, ciphertext: copy };
    return requirePlaintext(await this.#slow.run(key.instanceId, "decryptRsa", input));
  }

  async sign(
    key: StoredKeyVersion,
    algorithm: SigningAlgorithm,
    message: MessageToSign,
  ): Promise<Uint8Array> {
    const keySpec = requireOffered<KeyPairSpec>(key, SIGNING_ALGORITHMS[algorithm]);
    const copy = copyMessage(algorithm, message);
    const opened = await this.#opened.open(key, KEY_SPECS[keySpec]);
    return signMessage({ ...this.#slowFor(key), keySpec, algorithm }, requireKeyPair(opened), copy);
  }

  async verify(
    key: StoredKeyVersion,
    algorithm: SigningAlgorithm,
    message: MessageToSign,
    signature: Uint8Array,
  ): Promise<boolean> {
    const keySpec = requireOffered<KeyPairSpec>(key, SIGNING_ALGORITHMS[algorithm]);
    const copy = copyMessage(algorithm, message);
    const method = { ...this.#slowFor(key), keySpec, algorithm };
    return verifyMessage(method, requirePublicKey(key, keySpec), copy, new Uint8Array(signature));
  }

  async mac(key: StoredKeyVersion, algorithm: MacAlgorithm, message: Uint8Array): Promise<Uint8Array> {
    const { hash, ...facts } = MAC_ALGORITHMS[algorithm];
    const keySpec = requireOffered<KeySpec>(key, facts);
    const copy = new Uint8Array(message);
    try {
      const opened = await this.#opened.open(key, KEY_SPECS[keySpec]);
      return createHmac(hash, opened.key).update(copy).digest();
    } finally {
      copy.fill(0);
    }
  }

  makeKeyPair(owner: string, keySpec: KeyPairSpec): Promise<KeyPair> {
    return generateKeyPairOf(owner, keySpec);
  }

  async wrapForPublicKey(
    publicKeySpki: Uint8Array,
    algorithm: DataEncryptionAlgorithm,
    bytes: Uint8Array,
  ): Promise<Uint8Array> {
    return wrapForForeignKey(publicKeySpki, ENCRYPTION_ALGORITHMS[algorithm].hash, bytes);
  }

  async destroy(ref: KeyVersionRef): Promise<void> {
    this.#opened.forget(ref);
  }

  /** Lets go of every opened key. */
  close(): void {
    this.#opened.close();
  }

  /** Instances take turns. */
  #slowFor({ instanceId }: KeyVersionRef): SlowWork {
    return { slow: this.#slow, owner: instanceId };
  }

  async #keep(ref: KeyVersionRef, kekId: string, { secret, publicKey }: Material): Promise<StoredKeyVersion> {
    const { accountId, instanceId, keyId, keyVersionId, keySpec } = ref;
    const stored = { accountId, instanceId, keyId, keyVersionId, keySpec, kekId };
    try {
      const wrappedMaterial = await this.#keyring.wrap(kekId, wrapContext(stored), secret);
      return { ...stored, wrappedMaterial, publicKey };
    } finally {
      secret.fill(0);
    }
  }

  async #openForDecryption(key: StoredKeyVersion, facts: KeySpecFacts): Promise<OpenedKey> {
    try {
      return await this.#opened.open(key, facts);
    } catch (error) {
      throw error instanceof UnwrapFailed ? new DecryptionFailed(error) : error;
    }
  }
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
