import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { CryptoProvider, StoredKeyVersion } from "@/lib/crypto/provider";
import { contextKeys } from "./audit-values";
import { encryptWith } from "./encrypt-with";
import { DATA_KEY_BYTES, DATA_KEY_SPECS, encryptionContextSchema, keyReferenceInput } from "./schema";

/** What all operations that make a data key take; `numberOfBytes` goes before `keySpec`. */
export const dataKeyShape = {
  keyId: keyReferenceInput,
  keySpec: z.enum(["AES_256", "AES_128"]).default("AES_256"),
  numberOfBytes: z.coerce.number().int().min(DATA_KEY_BYTES.min).max(DATA_KEY_BYTES.max).optional(),
  encryptionContext: encryptionContextSchema,
};

type DataKeyInput = z.output<z.ZodObject<typeof dataKeyShape>>;

/** What the audit log keeps of them. */
export function dataKeyParameters({ keyId, keySpec, numberOfBytes, encryptionContext }: DataKeyInput) {
  return {
    KeyId: keyId,
    ...(numberOfBytes === undefined ? { KeySpec: keySpec } : { NumberOfBytes: numberOfBytes }),
    ...contextKeys(encryptionContext),
  };
}

/** How long the data key will be. */
export function dataKeyBytes({ keySpec, numberOfBytes }: DataKeyInput): number {
  return numberOfBytes ?? DATA_KEY_SPECS[keySpec];
}

/** A random data key, and the same encrypted so that Decrypt opens it. The caller zeroes `dataKey`. */
export async function makeDataKey(
  provider: CryptoProvider,
  version: StoredKeyVersion,
  input: DataKeyInput,
): Promise<{ dataKey: Buffer; ciphertextBlob: string }> {
  const dataKey = randomBytes(dataKeyBytes(input));
  try {
    const ciphertextBlob = await encryptWith(provider, version, dataKey, input.encryptionContext);
    return { dataKey, ciphertextBlob };
  } catch (error) {
    dataKey.fill(0);
    throw error;
  }
}
