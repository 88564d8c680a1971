import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { asymmetricDecrypt } from "@/lib/key-use/asymmetric-decrypt";
import { asymmetricEncrypt } from "@/lib/key-use/asymmetric-encrypt";
import { asymmetricSign } from "@/lib/key-use/asymmetric-sign";
import { asymmetricVerify } from "@/lib/key-use/asymmetric-verify";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import { exportDataKey } from "@/lib/key-use/export-data-key";
import { generateAndExportDataKey } from "@/lib/key-use/generate-and-export-data-key";
import { generateDataKey } from "@/lib/key-use/generate-data-key";
import { generateDataKeyPair } from "@/lib/key-use/generate-data-key-pair";
import { generateDataKeyPairWithoutPlaintext } from "@/lib/key-use/generate-data-key-pair-without-plaintext";
import { generateDataKeyWithoutPlaintext } from "@/lib/key-use/generate-data-key-without-plaintext";
import { generateMac } from "@/lib/key-use/generate-mac";
import { getPublicKey } from "@/lib/key-use/get-public-key";
import { reEncrypt } from "@/lib/key-use/re-encrypt";
import { verifyMac } from "@/lib/key-use/verify-mac";
import type { StatefulOperation } from "@/lib/keys/key-state";
import type { Operation } from "@/lib/operation/define-operation";
import type { OperationContext } from "@/lib/operation/operation-context";
import { newKeyOf } from "./factories";

/** What is encrypted, signed and authenticated. */
export const SAMPLE_PLAINTEXT = Buffer.from("a small payload").toString("base64");
export const SAMPLE_DIGEST = createHash("sha256").update("a message").digest("base64");
/** Where data keys are exported to. */
const RECIPIENT = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const RECIPIENT_SPKI = RECIPIENT.publicKey.export({ format: "der", type: "spki" }).toString("base64");

/** A key in each way keys are made for. */
export const SAMPLE_KEYS = {
  aes: { keySpec: "Aliyun_AES_256", keyUsage: "ENCRYPT/DECRYPT" },
  rsaToEncrypt: { keySpec: "RSA_2048", keyUsage: "ENCRYPT/DECRYPT" },
  rsaToSign: { keySpec: "RSA_2048", keyUsage: "SIGN/VERIFY" },
  ec: { keySpec: "EC_P256", keyUsage: "SIGN/VERIFY" },
  hmac: { keySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" },
} as const;

export type SampleKey = keyof typeof SAMPLE_KEYS;

interface Key {
  readonly keyId: string;
  readonly keyVersionId: string;
}

export type CallInput = Readonly<Record<string, unknown>>;

/** One cryptographic operation with a call that succeeds. */
export interface CryptoCall {
  readonly operation: Pick<Operation<never, unknown>, "operationName" | "call">;
  readonly key: SampleKey;
  /** What to call it with; it may use the key to make that. */
  readonly input: (ctx: OperationContext, key: Key) => CallInput | Promise<CallInput>;
  /** The actions it needs, where they are not its own name. */
  readonly actions?: readonly string[];
}

const EXPORT = {
  publicKeyBlob: RECIPIENT_SPKI,
  wrappingKeySpec: "RSA_2048",
  wrappingAlgorithm: "RSAES_OAEP_SHA_256",
} as const;
const OAEP = { algorithm: "RSAES_OAEP_SHA_256" } as const;
const ECDSA = { algorithm: "ECDSA_SHA_256", digest: SAMPLE_DIGEST } as const;
const HMAC = { algorithm: "HMAC_SHA_256", message: SAMPLE_PLAINTEXT } as const;

async function ciphertextOf(ctx: OperationContext, { keyId }: Key): Promise<string> {
  return (await encrypt(ctx, { keyId, plaintext: SAMPLE_PLAINTEXT })).ciphertextBlob;
}

/** Every cryptographic operation there is; `every-operation.int.test.ts` holds it equal to the list. */
export const CRYPTO_CALLS: readonly CryptoCall[] = [
  { operation: encrypt, key: "aes", input: (_ctx, { keyId }) => ({ keyId, plaintext: SAMPLE_PLAINTEXT }) },
  {
    operation: decrypt,
    key: "aes",
    input: async (ctx, key) => ({ ciphertextBlob: await ciphertextOf(ctx, key) }),
  },
  {
    operation: reEncrypt,
    key: "aes",
    actions: ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
    input: async (ctx, key) => ({
      ciphertextBlob: await ciphertextOf(ctx, key),
      destinationKeyId: key.keyId,
      destinationEncryptionContext: { moved: "yes" },
    }),
  },
  { operation: generateDataKey, key: "aes", input: (_ctx, { keyId }) => ({ keyId }) },
  { operation: generateDataKeyWithoutPlaintext, key: "aes", input: (_ctx, { keyId }) => ({ keyId }) },
  { operation: generateAndExportDataKey, key: "aes", input: (_ctx, { keyId }) => ({ keyId, ...EXPORT }) },
  {
    operation: exportDataKey,
    key: "aes",
    input: async (ctx, key) => ({ ciphertextBlob: await ciphertextOf(ctx, key), ...EXPORT }),
  },
  {
    operation: generateDataKeyPair,
    key: "aes",
    input: (_ctx, { keyId }) => ({ keyId, keyPairSpec: "EC_P256" }),
  },
  {
    operation: generateDataKeyPairWithoutPlaintext,
    key: "aes",
    input: (_ctx, { keyId }) => ({ keyId, keyPairSpec: "EC_P256" }),
  },
  {
    operation: asymmetricEncrypt,
    key: "rsaToEncrypt",
    input: (_ctx, key) => ({ ...key, ...OAEP, plaintext: SAMPLE_PLAINTEXT }),
  },
  {
    operation: asymmetricDecrypt,
    key: "rsaToEncrypt",
    input: async (ctx, key) => {
      const encrypted = await asymmetricEncrypt(ctx, { ...key, ...OAEP, plaintext: SAMPLE_PLAINTEXT });
      return { ...key, ...OAEP, ciphertextBlob: encrypted.ciphertextBlob };
    },
  },
  { operation: asymmetricSign, key: "ec", input: (_ctx, key) => ({ ...key, ...ECDSA }) },
  {
    operation: asymmetricVerify,
    key: "ec",
    input: async (ctx, key) => ({
      ...key,
      ...ECDSA,
      value: (await asymmetricSign(ctx, { ...key, ...ECDSA })).value,
    }),
  },
  { operation: getPublicKey, key: "ec", input: (_ctx, key) => ({ ...key }) },
  { operation: generateMac, key: "hmac", input: (_ctx, { keyId }) => ({ keyId, ...HMAC }) },
  {
    operation: verifyMac,
    key: "hmac",
    input: async (ctx, { keyId }) => ({
      keyId,
      ...HMAC,
      mac: (await generateMac(ctx, { keyId, ...HMAC })).mac,
    }),
  },
];

/** The name of the operation, as the state table has it. */
export function nameOf({ operation }: CryptoCall): StatefulOperation {
  return operation.operationName as StatefulOperation;
}

/** A new key of the kind that a call needs. */
export function keyFor(ctx: OperationContext, { key }: Pick<CryptoCall, "key">): Promise<Key> {
  return newKeyOf(ctx, SAMPLE_KEYS[key]);
}

/** The same call on a key that is not there. */
export function onMissingKey(input: CallInput): CallInput {
  return {
    ...input,
    ...("keyId" in input && { keyId: "key-none" }),
    ...("destinationKeyId" in input && { destinationKeyId: "key-none" }),
    ...("ciphertextBlob" in input &&
      !("keyId" in input) && { ciphertextBlob: foreignCiphertext(randomUUID()) }),
  };
}

/** What looks like a ciphertext of a version, and was made by nobody. */
export function foreignCiphertext(keyVersionId: string): string {
  return Buffer.concat([Buffer.from(keyVersionId), Buffer.alloc(44, 7)]).toString("base64");
}
