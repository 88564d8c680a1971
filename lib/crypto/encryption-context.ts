import { createHash } from "node:crypto";
import { encodeUtf8 } from "@/lib/crypto/utf8";
import { KmsError } from "@/lib/platform/errors";

/**
 * Turns an encryption context into additional data for AES-GCM: SHA-256 of `k=v` pairs, sorted by key and
 * joined with `&`. The order in which a caller lists the pairs does not matter.
 *
 * Keys are sorted by their UTF-8 bytes, as the cloud's Go client does; its Java client sorts by UTF-16 code
 * units, which differs only when a key has characters beyond U+FFFF beside others from U+E000 on.
 *
 * No context gives no additional data. An empty context gives the hash of the empty string, so the two are
 * not the same. The format is the cloud's and is ambiguous: `{"a": "1&b=2"}` and `{"a": "1", "b": "2"}` give
 * the same bytes. A context therefore shows what data is for; it does not keep apart callers who choose the
 * text of each other's values.
 *
 * Source: canonical context of Alibaba Cloud's transfer clients.
 *
 * @throws KmsError InvalidParameter when a key or value is not well-formed Unicode
 */
export function encryptionContextAad(
  context: Readonly<Record<string, string>> | undefined,
): Uint8Array | undefined {
  if (context === undefined) {
    return undefined;
  }
  const pairs = Object.entries(context).map(([key, value]) => ({
    key: requireUtf8(key),
    value: requireUtf8(value),
  }));
  pairs.sort((a, b) => Buffer.compare(a.key, b.key));

  const hash = createHash("sha256");
  for (const [index, { key, value }] of pairs.entries()) {
    hash.update(index === 0 ? "" : "&");
    hash.update(key).update("=").update(value);
  }
  return hash.digest();
}

function requireUtf8(text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  if (bytes === null) {
    throw new KmsError("InvalidParameter", { parameter: "EncryptionContext", problem: "format" });
  }
  return bytes;
}
