/** The audit log keeps the names of a context, not what they are set to. */
export function contextKeys(
  encryptionContext: Readonly<Record<string, string>> | undefined,
  name = "EncryptionContextKeys",
): Record<string, string[]> {
  return encryptionContext === undefined ? {} : { [name]: Object.keys(encryptionContext).sort() };
}

/** Which key and version a call used; goes by this, never by what the key gave. */
export function keyAndVersion({ keyId, keyVersionId }: { keyId: string; keyVersionId: string }) {
  return { KeyId: keyId, KeyVersionId: keyVersionId };
}
