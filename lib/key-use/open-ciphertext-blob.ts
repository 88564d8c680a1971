import { type CiphertextParts, parseCiphertextBlob } from "@/lib/crypto/ciphertext";
import { encryptionContextAad } from "@/lib/crypto/encryption-context";
import { type CryptoProvider, DecryptionFailed, type StoredKeyVersion } from "@/lib/crypto/provider";
import { whyNot } from "@/lib/keys/key-capabilities";
import type { KeyForUse } from "@/lib/keys/key-for-use";
import type { StatefulOperation } from "@/lib/keys/key-state";
import { KmsError } from "@/lib/platform/errors";
import { capabilitySubject, requireUsableVersion } from "./require-usable-key";

/** The version that a ciphertext says it was made with, or `null` when it is none of ours. */
export function keyVersionIdIn(ciphertextBlob: string): string | null {
  return parseCiphertextBlob(ciphertextBlob)?.keyVersionId ?? null;
}

/** A ciphertext with the version to open it with. */
export interface OpenableCiphertext {
  readonly version: StoredKeyVersion;
  readonly sealed: CiphertextParts;
}

/**
 * Finds out whether a ciphertext may be opened, before anything is.
 *
 * One that nothing here made, one of another account, and one that names the version of a key which makes no such
 * ciphertexts give the answer that a changed one gives.
 *
 * @throws KmsError InvalidParameter, and as `requireUsableVersion`
 */
export function requireOpenable(
  operation: StatefulOperation,
  ciphertextBlob: string,
  key: KeyForUse | null,
): OpenableCiphertext {
  const sealed = parseCiphertextBlob(ciphertextBlob);
  if (sealed === null || key === null || whyNot(capabilitySubject(key), "Decrypt") !== null)
    throw undecryptable();
  return { version: requireUsableVersion(operation, key, "Decrypt"), sealed };
}

/**
 * Opens a ciphertext; the caller zeroes what was in it.
 *
 * @throws KmsError InvalidParameter, whatever the cause
 */
export function openCiphertext(
  provider: CryptoProvider,
  { version, sealed }: OpenableCiphertext,
  encryptionContext: Record<string, string> | undefined,
): Promise<Uint8Array> {
  return provider.decrypt(version, sealed, encryptionContextAad(encryptionContext)).catch(asUndecryptable);
}

/**
 * Decodes a ciphertext that is Base64 and nothing else.
 *
 * @throws KmsError InvalidParameter
 */
export function requireBase64(ciphertextBlob: string): Uint8Array {
  const bytes = Buffer.from(ciphertextBlob, "base64");
  if (bytes.toString("base64") !== ciphertextBlob) throw undecryptable();
  return bytes;
}

/**
 * Turns the failure of a decryption into the one answer that the API has for it.
 *
 * @throws KmsError InvalidParameter
 */
export function asUndecryptable(error: unknown): never {
  throw error instanceof DecryptionFailed ? undecryptable(error) : error;
}

function undecryptable(cause?: DecryptionFailed): KmsError {
  return new KmsError("InvalidParameter", { parameter: "CiphertextBlob", problem: "undecryptable", cause });
}
