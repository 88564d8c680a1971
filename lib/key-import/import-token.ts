import { randomBytes, timingSafeEqual } from "node:crypto";

const VERSION = 1;
const UUID_OFFSET = 1;
const UUID_BYTES = 16;
const SECRET_BYTES = 32;
const TOKEN_BYTES = UUID_OFFSET + UUID_BYTES + SECRET_BYTES;

/** A new token for an import: version (1) ‖ import's ID (16) ‖ random (32). Callers see it as Base64. */
export function newImportToken(importId: string): Uint8Array<ArrayBuffer> {
  const token = new Uint8Array(TOKEN_BYTES);
  token[0] = VERSION;
  token.set(Buffer.from(importId.replaceAll("-", ""), "hex"), UUID_OFFSET);
  token.set(randomBytes(SECRET_BYTES), UUID_OFFSET + UUID_BYTES);
  return token;
}

export interface ParsedImportToken {
  readonly importId: string;
  readonly bytes: Uint8Array;
}

/** `null` for what is no token of ours: another alphabet, length or version. White space around it does not count. */
export function parseImportToken(text: string): ParsedImportToken | null {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, "base64");
  if (bytes.toString("base64") !== trimmed || bytes.length !== TOKEN_BYTES || bytes[0] !== VERSION) {
    return null;
  }
  const hex = bytes.subarray(UUID_OFFSET, UUID_OFFSET + UUID_BYTES).toString("hex");
  const importId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
  return { importId, bytes };
}

export function isSameToken(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
