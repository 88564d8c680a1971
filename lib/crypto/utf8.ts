/**
 * Encodes text so that different texts never give the same bytes.
 *
 * @returns `null` when the text has a lone surrogate, which UTF-8 cannot carry
 */
export function encodeUtf8(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "utf8");
  return bytes.toString("utf8") === text ? bytes : null;
}
