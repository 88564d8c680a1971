"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

/** The key held for commands on this machine: ⌘ on Apple's, Ctrl elsewhere and while the page is made. */
export function useModifierKey(): "⌘" | "Ctrl" {
  return useSyncExternalStore(
    neverChanges,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
