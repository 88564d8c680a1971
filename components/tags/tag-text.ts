import type { KeyTagPair } from "./tag-actions";

/** A tag in one word: `env=prod`, or its key alone when it has no value. */
export function tagText({ tagKey, tagValue }: KeyTagPair): string {
  return tagValue === "" ? tagKey : `${tagKey}=${tagValue}`;
}
