/** Bytes and their texts in a browser: UTF-8, Base64 (RFC 4648, section 4) and hexadecimal. */

export type ByteEncoding = "text" | "base64" | "hex";

const WHITE_SPACE = /\s+/g;
const HEX_SEPARATORS = /[\s:,-]+|0x/gi;
const CHUNK_BYTES = 4096;

/** The UTF-8 bytes of a text; `null` for half a surrogate pair, which UTF-8 cannot write. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> | null {
  return text.isWellFormed() ? new TextEncoder().encode(text) : null;
}

/** The text that UTF-8 bytes stand for, a byte order mark included; `null` when they are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES));
  }
  return btoa(binary);
}

/**
 * Reads Base64 as people paste it: white space and line breaks do not count, everything else must be canonical.
 *
 * @returns `null` for another alphabet, missing padding, or bits left over.
 */
export function parseBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const compact = text.replace(WHITE_SPACE, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) return null;
  const binary = atob(compact);
  return btoa(binary) === compact ? Uint8Array.from(binary, (unit) => unit.charCodeAt(0)) : null;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Reads hexadecimal in either case; spaces, colons, commas, hyphens and `0x` between bytes do not count. */
export function parseHex(text: string): Uint8Array<ArrayBuffer> | null {
  const compact = text.replace(HEX_SEPARATORS, "");
  if (!/^[0-9a-f]*$/i.test(compact) || compact.length % 2 !== 0) return null;
  return Uint8Array.from(compact.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Writes bytes in an encoding; `null` when they are no text. */
export function formatEncoded(bytes: Uint8Array, encoding: ByteEncoding): string | null {
  switch (encoding) {
    case "text":
      return decodeText(bytes);
    case "base64":
      return toBase64(bytes);
    case "hex":
      return toHex(bytes);
  }
}

/** Reads what was typed in an encoding; `null` when it is not that encoding. */
export function parseEncoded(text: string, encoding: ByteEncoding): Uint8Array<ArrayBuffer> | null {
  switch (encoding) {
    case "text":
      return encodeText(text);
    case "base64":
      return parseBase64(text);
    case "hex":
      return parseHex(text);
  }
}
