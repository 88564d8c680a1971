"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { NAV_ITEMS } from "./nav-items";

const SEQUENCE_MS = 1500;

/** G and then a letter goes to a page, "?" shows the sheet. Silent while one types, and when switched off. */
export function useShortcuts(isOn: boolean, showSheet: () => void): void {
  const router = useRouter();
  const startedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!isOn) {
      return;
    }
    const press = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.isComposing ||
        isTypingPlace(event.target)
      ) {
        return;
      }
      const isSecond = event.timeStamp - startedAt.current < SEQUENCE_MS;
      startedAt.current = Number.NEGATIVE_INFINITY;
      const page = NAV_ITEMS.find(({ letter }) => letter === event.key.toLowerCase());
      if (isSecond && page !== undefined) {
        event.preventDefault();
        router.push(page.href);
      } else if (event.key.toLowerCase() === "g") {
        startedAt.current = event.timeStamp;
      } else if (event.key === "?") {
        event.preventDefault();
        showSheet();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn, router, showSheet]);
}

function isTypingPlace(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]",
    ) !== null
  );
}
