/** The columns that can be shown or hidden, in their order. The name always stands first. */
export const KEY_COLUMNS = [
  "state",
  "spec",
  "usage",
  "protection",
  "origin",
  "instance",
  "rotation",
  "nextRotation",
  "deletion",
  "expiry",
  "creator",
  "created",
] as const;

export type KeyColumn = (typeof KEY_COLUMNS)[number];

export const DEFAULT_KEY_COLUMNS: readonly KeyColumn[] = [
  "state",
  "spec",
  "protection",
  "instance",
  "creator",
  "created",
];

export const KEY_COLUMNS_COOKIE = "keyward.key-columns";

/** Reads the choice kept in the browser; what is unknown is left out, and no choice is the usual one. */
export function parseKeyColumns(text: string | undefined): readonly KeyColumn[] {
  if (text === undefined) return DEFAULT_KEY_COLUMNS;
  const chosen = new Set(text.split("."));
  return KEY_COLUMNS.filter((column) => chosen.has(column));
}

export function formatKeyColumns(columns: readonly KeyColumn[]): string {
  return columns.length === 0 ? "none" : columns.join(".");
}
