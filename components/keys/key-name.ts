import type { KeyMetadata } from "@/lib/keys/schema";

/** The best name a key has: its first alias, else the first line of its description, else its ID. */
export function keyName(key: Pick<KeyMetadata, "aliasNames" | "description" | "keyId">): string {
  const [alias] = key.aliasNames;
  if (alias !== undefined) return alias.replace(/^alias\//, "");
  const [firstLine = ""] = key.description.trim().split(/\r?\n/, 1);
  return firstLine.trim() === "" ? key.keyId : firstLine.trim();
}

/** Longer names are not typed to confirm something; the ID is. */
const TYPED_NAME_LENGTH_MAX = 64;

/** What is typed to show that a key is the right one: its name, or its ID when the name is long. */
export function confirmName(key: Pick<KeyMetadata, "aliasNames" | "description" | "keyId">): string {
  const name = keyName(key);
  return name.length > TYPED_NAME_LENGTH_MAX ? key.keyId : name;
}
