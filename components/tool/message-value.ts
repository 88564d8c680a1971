import type { ByteEncoding } from "@/lib/format/encoding";
import { parseEncoded } from "@/lib/format/encoding";
import { MESSAGE_BYTES } from "@/lib/key-use/schema";
import {
  type ByteBounds,
  type ByteInputValue,
  EMPTY_INPUT,
  type ReadInput,
  readInput,
} from "./byte-input-value";

/** What is signed: a message, which somebody hashes, or its digest, which somebody made already. */
export interface MessageValue {
  type: "message" | "digest";
  message: ByteInputValue;
  digest: string;
}

export const EMPTY_MESSAGE: MessageValue = { type: "message", message: EMPTY_INPUT, digest: "" };

/** Of a file only the digest is sent, so that it may be as long as a browser holds at once. */
export const FILE_TO_HASH_BYTES_MAX = 256 * 1024 * 1024;

export const SIGNED_MESSAGE_BOUNDS = {
  ...MESSAGE_BYTES,
  fileMax: FILE_TO_HASH_BYTES_MAX,
} as const satisfies ByteBounds;

export interface DigestFacts {
  hash: "sha256" | "sha384" | "sha512";
  digestBytes: number;
}

/** What AsymmetricSign and AsymmetricVerify take of it, as Base64 of `bytes`. */
export type ReadMessage =
  | { ok: true; parameter: "message" | "digest"; bytes: Uint8Array<ArrayBuffer> }
  /** A file: its digest is made first. */
  | { ok: true; parameter: "file"; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; message: ReadInput };

export function readMessage(value: MessageValue, { digestBytes }: DigestFacts): ReadMessage {
  if (value.type === "digest") {
    const bytes = readEncoded(value.digest);
    if (bytes?.length === digestBytes) return { ok: true, parameter: "digest", bytes };
    return { ok: false, message: { ok: false, problem: "empty", byteCount: null } };
  }
  const message = readInput(value.message, SIGNED_MESSAGE_BOUNDS);
  if (!message.ok) return { ok: false, message };
  return { ok: true, parameter: value.message.format === "file" ? "file" : "message", bytes: message.bytes };
}

/** Bytes written as hexadecimal, or else as Base64; `null` when they are neither, and when there are none. */
export function readEncoded(text: string): Uint8Array<ArrayBuffer> | null {
  const encodings: readonly ByteEncoding[] = ["hex", "base64"];
  for (const encoding of encodings) {
    const bytes = text.trim() === "" ? null : parseEncoded(text, encoding);
    if (bytes !== null) return bytes;
  }
  return null;
}

/** Whether this page may make digests: browsers let only pages that came safely. */
export function canHash(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

const HASH_NAMES = { sha256: "SHA-256", sha384: "SHA-384", sha512: "SHA-512" } as const;

/** The digest of bytes, made in the browser. */
export async function digestOf(
  bytes: Uint8Array<ArrayBuffer>,
  hash: DigestFacts["hash"],
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest(HASH_NAMES[hash], bytes));
}
