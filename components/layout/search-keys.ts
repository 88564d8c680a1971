/** A key as the palette shows it. */
export interface FoundKey {
  keyId: string;
  /** The best name there is: an alias, else the description, else the ID. */
  name: string;
  /** What tells it from others, in the reader's language: state, spec. */
  detail: string;
}

/** Finds the first few keys whose ID, alias or description has the text in it. */
export type SearchKeys = (text: string) => Promise<readonly FoundKey[]>;
