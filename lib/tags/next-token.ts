import { KmsError } from "@/lib/platform/errors";
import type { TagPosition } from "./store";

/** Where a list goes on, opaque to callers. */
export function formatNextToken({ resourceId, tagKey }: TagPosition): string {
  return Buffer.from(JSON.stringify([resourceId, tagKey])).toString("base64url");
}

/**
 * Reads a token of ours; an empty one is the beginning.
 *
 * @throws KmsError InvalidParameter
 */
export function parseNextToken(token: string): TagPosition | null {
  if (token === "") return null;
  const position = readPosition(Buffer.from(token, "base64url").toString());
  if (position === null || formatNextToken(position) !== token) {
    throw new KmsError("InvalidParameter", { parameter: "NextToken", problem: "format" });
  }
  return position;
}

function readPosition(text: string): TagPosition | null {
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts) || parts.length !== 2) return null;
    const [resourceId, tagKey]: unknown[] = parts;
    if (typeof resourceId !== "string" || typeof tagKey !== "string") return null;
    return isStorable(resourceId) && isStorable(tagKey) ? { resourceId, tagKey } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** PostgreSQL takes no NUL. */
function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}
