import type { KeyMetadata } from "@/lib/keys/schema";

/** The best name a key has: its first alias, else the first line of its description, else its ID. */
export function keyName(key: Pick<KeyMetadata, "aliasNames" | "description" | "keyId">): string {
  const [alias] = key.aliasNames;
  if (alias !== undefined) return alias.replace(/^alias\//, "");
  const [firstLine = ""] = key.description.trim().split(/\r?\n/, 1);
  return firstLine.trim() === "" ? key.keyId : firstLine.trim();
}
