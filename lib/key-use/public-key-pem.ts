const BASE64_LINE = /.{1,64}/g;

/** A SubjectPublicKeyInfo as text. Source: RFC 7468, sections 2 and 13. */
export function publicKeyPem(spki: Uint8Array): string {
  const lines = Buffer.from(spki).toString("base64").match(BASE64_LINE) ?? [];
  return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n");
}
