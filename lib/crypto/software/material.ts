import { createCipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { KEY_SPECS, type KeyPairSpec, type KeySpec, type KeySpecFacts } from "@/lib/crypto/key-spec";
import { KmsError } from "@/lib/platform/errors";
import { generateKeyPairOf } from "./key-pairs";
import type { SlowWork } from "./slow-crypto";
import { requireSoftwareKey } from "./software-crypto-key";
import { SoftwareSubtleCrypto } from "./software-subtle";

/** What a key version is made of. */
export interface Material {
  /** As it is wrapped; whoever holds it zeroes it. */
  readonly secret: Uint8Array;
  /** SubjectPublicKeyInfo in DER; `null` for symmetric and MAC keys. */
  readonly publicKey: Uint8Array | null;
}

const subtle = new SoftwareSubtleCrypto();

/** Makes new material. Owners take turns with what takes long. */
export async function generateMaterial(owner: string, keySpec: KeySpec): Promise<Material> {
  const facts: KeySpecFacts = KEY_SPECS[keySpec];
  switch (facts.family) {
    case "aes": {
      const key = await subtle.generateKey({ ...facts.webCrypto }, true, [...facts.webCryptoUsages]);
      const secret = await subtle.exportKey(facts.materialFormat, requireSoftwareKey(key));
      return { secret: new Uint8Array(secret), publicKey: null };
    }
    case "hmac":
      return { secret: randomBytes(facts.materialBytes), publicKey: null };
    case "rsa":
    case "ec": {
      const { privateKeyPkcs8, publicKeySpki } = await generateKeyPairOf(owner, keySpec as KeyPairSpec);
      return { secret: privateKeyPkcs8, publicKey: publicKeySpki };
    }
  }
}

/**
 * Takes material from outside, in a copy made before anything is awaited. Private keys come out in one canonical form.
 *
 * @throws KmsError InvalidKeyMaterial
 */
export async function takeMaterial(
  { slow, owner }: SlowWork,
  keySpec: KeySpec,
  bytes: Uint8Array,
): Promise<Material> {
  const facts: KeySpecFacts = KEY_SPECS[keySpec];
  if (facts.kind !== "asymmetric") {
    if (bytes.length !== facts.materialBytes) {
      throw new KmsError("InvalidKeyMaterial");
    }
    return { secret: new Uint8Array(bytes), publicKey: null };
  }
  const pair = await slow.run(owner, "openPrivateKey", { keySpec: keySpec as KeyPairSpec, pkcs8: bytes });
  if (pair === null) {
    throw new KmsError("InvalidKeyMaterial");
  }
  return { secret: pair.privateKeyPkcs8, publicKey: pair.publicKeySpki };
}

const KEY_CHECK_VALUE_BYTES = 3;
const PUBLIC_KEY_CHECK_VALUE_BYTES = 8;
const AES_BLOCK_BYTES = 16;

/** A few bytes by which people compare keys. It cannot be turned back, but tells equal keys. */
export function keyCheckValue(facts: KeySpecFacts, { secret, publicKey }: Material): string {
  const hex = (bytes: Uint8Array, length: number) =>
    Buffer.from(bytes.subarray(0, length)).toString("hex").toUpperCase();
  if (publicKey !== null) {
    return hex(createHash("sha256").update(publicKey).digest(), PUBLIC_KEY_CHECK_VALUE_BYTES);
  }
  return facts.family === "aes"
    ? hex(encryptZeroBlock(secret), KEY_CHECK_VALUE_BYTES)
    : hex(createHmac("sha256", secret).digest(), KEY_CHECK_VALUE_BYTES);
}

function encryptZeroBlock(key: Uint8Array): Buffer {
  const cipher = createCipheriv("aes-256-ecb", key, null);
  return cipher.update(Buffer.alloc(AES_BLOCK_BYTES));
}
