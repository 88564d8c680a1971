import { z } from "zod";

/**
 * Bytes in canonical Base64 (RFC 4648, section 4). Its length is checked before anything is decoded.
 *
 * The buffer belongs to the operation, which zeroes it when it holds a secret.
 */
export function inputBytes({ maxBytes, minBytes = 0 }: { maxBytes: number; minBytes?: number }) {
  const longestText = Math.ceil(maxBytes / 3) * 4;
  return z.string().transform((text, ctx): Uint8Array<ArrayBuffer> => {
    const tooLong = { code: "custom", params: { problem: "tooLong", max: maxBytes } } as const;
    if (text.length > longestText) {
      ctx.addIssue(tooLong);
      return z.NEVER;
    }
    const bytes = Buffer.from(text, "base64");
    if (bytes.toString("base64") !== text) {
      bytes.fill(0);
      ctx.addIssue({ code: "custom", params: { problem: "format" } });
      return z.NEVER;
    }
    if (bytes.length > maxBytes || bytes.length < minBytes) {
      const tooShort = { code: "custom", params: { problem: "tooShort", min: minBytes } } as const;
      ctx.addIssue(bytes.length > maxBytes ? tooLong : tooShort);
      bytes.fill(0);
      return z.NEVER;
    }
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  });
}
