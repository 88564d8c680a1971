"use client";

import { useState } from "react";
import type { KeyMetadata } from "@/lib/keys/schema";
import type { KeyListView } from "./key-list-view";
import { keepTicks, NO_KEYS, rangeTo, tick, tickedKeys, ticksOn } from "./key-selection";
import { viewQuery } from "./key-views";

/** Which keys of the list are ticked. Ticks stay from page to page, and go when other keys are asked for. */
export function useKeySelection(view: KeyListView, page: readonly KeyMetadata[]) {
  const [selection, setSelection] = useState(NO_KEYS);
  const asked = viewQuery({ ...view, sortBy: "CreationDate", sortOrder: "Descending" });
  const [shownFor, setShownFor] = useState(asked);
  if (shownFor !== asked) {
    setShownFor(asked);
    setSelection(NO_KEYS);
  }
  return {
    keys: tickedKeys(selection, page),
    ofPage: ticksOn(selection, page),
    has: (keyId: string) => selection.keys.has(keyId),
    /** With `isRange`, from the row ticked last to this one. */
    toggle: (key: KeyMetadata, isRange: boolean) => {
      const isOn = !selection.keys.has(key.keyId);
      const keys = isRange ? rangeTo(selection, page, key.keyId) : [key];
      setSelection(tick(selection, keys, { isOn, anchorId: key.keyId }));
    },
    togglePage: (isOn: boolean) => setSelection(tick(selection, page, { isOn, anchorId: null })),
    keep: (keyIds: ReadonlySet<string>) => setSelection((before) => keepTicks(before, keyIds)),
    clear: () => setSelection(NO_KEYS),
  };
}

export type KeySelectionState = ReturnType<typeof useKeySelection>;
