import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;
/** Base64url of 32 bytes. */
const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

export interface SecretToken {
  /** Goes to the person or the browser, and nowhere else. */
  readonly token: string;
  /** What is stored. A fast hash is enough for 256 random bits. */
  readonly hash: Uint8Array<ArrayBuffer>;
}

/** Makes a token that nobody can guess: a session ID, or the secret part of a set-up link. */
export function newSecretToken(): SecretToken {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return { token, hash: hashSecretToken(token) };
}

export function isSecretToken(text: string): boolean {
  return TOKEN_PATTERN.test(text);
}

export function hashSecretToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
