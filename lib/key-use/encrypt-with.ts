import { formatCiphertextBlob } from "@/lib/crypto/ciphertext";
import { encryptionContextAad } from "@/lib/crypto/encryption-context";
import type { CryptoProvider, StoredKeyVersion } from "@/lib/crypto/provider";

/** Encrypts with one key version into the layout that Decrypt finds it by. */
export async function encryptWith(
  provider: CryptoProvider,
  version: StoredKeyVersion,
  plaintext: Uint8Array,
  encryptionContext: Record<string, string> | undefined,
): Promise<string> {
  const sealed = await provider.encrypt(version, plaintext, encryptionContextAad(encryptionContext));
  return formatCiphertextBlob({ keyVersionId: version.keyVersionId, ...sealed });
}
