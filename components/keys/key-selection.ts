import { BULK_KEYS_MAX, type KeyMetadata } from "@/lib/keys/schema";

/** The keys that are ticked, over all pages of one list; a tick is kept as the key was then. */
export interface KeySelection {
  readonly keys: ReadonlyMap<string, KeyMetadata>;
  /** Where a range begins: the row that was ticked last. */
  readonly anchorId: string | null;
}

export const NO_KEYS: KeySelection = { keys: new Map(), anchorId: null };

/** Ticks keys or takes their ticks away. At most 100 are ticked; more are left as they are. */
export function tick(
  selection: KeySelection,
  keys: readonly KeyMetadata[],
  { isOn, anchorId }: { isOn: boolean; anchorId: string | null },
): KeySelection {
  const ticked = new Map(selection.keys);
  for (const key of keys) {
    if (!isOn) ticked.delete(key.keyId);
    else if (ticked.has(key.keyId) || ticked.size < BULK_KEYS_MAX) ticked.set(key.keyId, key);
  }
  return { keys: ticked, anchorId };
}

/** The keys from the one ticked last to this one, as they stand on the page; this one alone without a beginning. */
export function rangeTo(
  { anchorId }: KeySelection,
  page: readonly KeyMetadata[],
  keyId: string,
): readonly KeyMetadata[] {
  const to = page.findIndex((key) => key.keyId === keyId);
  const from = page.findIndex((key) => key.keyId === anchorId);
  if (to === -1) return [];
  return from === -1 ? page.slice(to, to + 1) : page.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** How many of a page's keys are ticked. */
export function ticksOn({ keys }: KeySelection, page: readonly KeyMetadata[]): "all" | "some" | "none" {
  const count = page.filter(({ keyId }) => keys.has(keyId)).length;
  if (count === 0) return "none";
  return count === page.length ? "all" : "some";
}

/** The ticked keys, as the page on show tells them now where it has them. */
export function tickedKeys({ keys }: KeySelection, page: readonly KeyMetadata[]): KeyMetadata[] {
  const now = new Map(page.map((key) => [key.keyId, key]));
  return [...keys.values()].map((key) => now.get(key.keyId) ?? key);
}

/** Only the ticks of these keys. */
export function keepTicks(selection: KeySelection, keyIds: ReadonlySet<string>): KeySelection {
  return {
    keys: new Map([...selection.keys].filter(([keyId]) => keyIds.has(keyId))),
    anchorId: null,
  };
}
