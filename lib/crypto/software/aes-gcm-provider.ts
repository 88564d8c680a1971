import { createSecretKey, randomFillSync } from "node:crypto";
import { AesGcmProvider, AlgorithmError, OperationError } from "webcrypto-core";
import { GCM_IV_BYTES, GCM_TAG_BYTES, openAesGcm, sealAesGcmWithIv } from "@/lib/crypto/aes-256-gcm";
import { requireSoftwareKey, SoftwareCryptoKey } from "./software-crypto-key";

const KEY_BITS = 256;
const KEY_BYTES = KEY_BITS / 8;
const TAG_BITS = 8 * GCM_TAG_BYTES;

/** WebCrypto's AES-GCM on node:crypto: 256-bit keys, IVs of 12 bytes, tags of 16. */
export class SoftwareAesGcmProvider extends AesGcmProvider {
  override checkAlgorithmParams(algorithm: AesGcmParams): void {
    super.checkAlgorithmParams(algorithm);
    if (algorithm.iv.byteLength !== GCM_IV_BYTES || algorithm.tagLength !== TAG_BITS) {
      throw new OperationError("Only IVs of 12 bytes and tags of 128 bits are supported");
    }
  }

  override checkGenerateKeyParams(algorithm: AesKeyGenParams): void {
    super.checkGenerateKeyParams(algorithm);
    if (algorithm.length !== KEY_BITS) {
      throw new OperationError("Only keys of 256 bits are supported");
    }
  }

  async onGenerateKey(
    _algorithm: AesKeyGenParams,
    extractable: boolean,
    keyUsages: KeyUsage[],
  ): Promise<SoftwareCryptoKey> {
    const material = randomFillSync(Buffer.alloc(KEY_BYTES));
    try {
      return this.#keyFrom(material, extractable, keyUsages);
    } finally {
      material.fill(0);
    }
  }

  async onImportKey(
    format: KeyFormat,
    keyData: JsonWebKey | ArrayBuffer,
    _algorithm: Algorithm,
    extractable: boolean,
    keyUsages: KeyUsage[],
  ): Promise<SoftwareCryptoKey> {
    if (format !== "raw") {
      throw new AlgorithmError("Only the format 'raw' is supported");
    }
    const material = asBytes(keyData);
    if (material.length !== KEY_BYTES) {
      throw new OperationError("Only keys of 256 bits are supported");
    }
    return this.#keyFrom(material, extractable, keyUsages);
  }

  async onExportKey(format: KeyFormat, key: CryptoKey): Promise<ArrayBuffer> {
    if (format !== "raw") {
      throw new AlgorithmError("Only the format 'raw' is supported");
    }
    const material = requireSoftwareKey(key).keyObject.export();
    try {
      return new Uint8Array(material).buffer;
    } finally {
      material.fill(0);
    }
  }

  async onEncrypt(algorithm: AesGcmParams, key: CryptoKey, data: ArrayBuffer): Promise<ArrayBuffer> {
    const { ciphertext, tag } = sealAesGcmWithIv(
      requireSoftwareKey(key).keyObject,
      asBytes(algorithm.iv),
      new Uint8Array(data),
      optionalBytes(algorithm.additionalData),
    );
    const output = new Uint8Array(ciphertext.length + tag.length);
    output.set(ciphertext);
    output.set(tag, ciphertext.length);
    return output.buffer;
  }

  async onDecrypt(algorithm: AesGcmParams, key: CryptoKey, data: ArrayBuffer): Promise<ArrayBuffer> {
    const input = new Uint8Array(data);
    const tagOffset = Math.max(0, input.length - GCM_TAG_BYTES);
    const plaintext = openAesGcm(
      requireSoftwareKey(key).keyObject,
      {
        iv: asBytes(algorithm.iv),
        ciphertext: input.subarray(0, tagOffset),
        tag: input.subarray(tagOffset),
      },
      optionalBytes(algorithm.additionalData),
    );
    if (plaintext === null) {
      throw new OperationError("Decryption failed");
    }
    return new Uint8Array(plaintext).buffer;
  }

  #keyFrom(material: Uint8Array, extractable: boolean, keyUsages: KeyUsage[]): SoftwareCryptoKey {
    return SoftwareCryptoKey.fromKeyObject(
      createSecretKey(material),
      { name: this.name },
      extractable,
      keyUsages,
    );
  }
}

function optionalBytes(source: BufferSource | undefined): Uint8Array | undefined {
  return source === undefined ? undefined : asBytes(source);
}

/** A view of the same memory: nothing is copied, so nothing is left behind. */
function asBytes(source: unknown): Uint8Array {
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  if (source instanceof ArrayBuffer) {
    return new Uint8Array(source);
  }
  throw new TypeError("Not an ArrayBuffer or a view of one");
}
