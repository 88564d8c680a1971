import { ALIAS_NAME_LENGTH, ALIAS_PREFIX, aliasNameSchema } from "@/lib/aliases/schema";

/** What is wrong with a name; `null` when the service takes it. */
export type AliasNameFault = "missing" | "characters" | "reserved" | "tooLong";

/** What stands behind the prefix: the prefix may be typed or pasted all the same. */
export function withoutPrefix(text: string): string {
  return text.startsWith(ALIAS_PREFIX) ? text.slice(ALIAS_PREFIX.length) : text;
}

/** The whole name, without blanks around it. */
export function aliasNameOf(typed: string): string {
  return ALIAS_PREFIX + withoutPrefix(typed.trim());
}

export function aliasNameFault(typed: string): AliasNameFault | null {
  const name = aliasNameOf(typed);
  if (name === ALIAS_PREFIX) return "missing";
  if (name.length > ALIAS_NAME_LENGTH.max) return "tooLong";
  if (aliasNameSchema.safeParse(name).success) return null;
  return /^alias\/acs/i.test(name) ? "reserved" : "characters";
}
