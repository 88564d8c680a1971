"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type MouseEvent, useCallback, useMemo } from "react";
import { type KeyListView, parseKeyListView } from "./key-list-view";
import { keyListHref } from "./links";

/**
 * The view in the URL and the ways to change it without asking for the whole page again.
 *
 * `catchLink` on an element around links to this list makes them change only the view.
 */
export function useKeyListView() {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const view = useMemo(() => parseKeyListView(new URLSearchParams(parameters)), [parameters]);
  const show = useCallback((next: KeyListView, how: "push" | "replace" = "push") => {
    window.history[how === "push" ? "pushState" : "replaceState"](null, "", keyListHref(next));
  }, []);
  const catchLink = useCallback(
    (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link === null || !isPlainClick(event) || link.pathname !== pathname) return;
      event.preventDefault();
      window.history.pushState(null, "", link.href);
    },
    [pathname],
  );
  return { view, show, catchLink };
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
