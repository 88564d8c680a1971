"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type MouseEvent, useCallback, useMemo, useState } from "react";
import { type KeyListView, parseKeyListView } from "./key-list-view";
import { keyListHref } from "./links";

/**
 * The view in the URL and the ways to change it without asking for the whole page again.
 *
 * A change shows at once, also while the router is still busy with something else. `catchLink` on an element
 * around links to this list makes them change only the view.
 */
export function useKeyListView() {
  const query = useSearchParams().toString();
  const pathname = usePathname();
  const [shownQuery, setShownQuery] = useState(query);
  const [ahead, setAhead] = useState<KeyListView | null>(null);
  if (shownQuery !== query) {
    setShownQuery(query);
    setAhead(null);
  }
  const inUrl = useMemo(() => parseKeyListView(new URLSearchParams(query)), [query]);
  const show = useCallback((next: KeyListView, how: "push" | "replace" = "push") => {
    setAhead(next);
    window.history[how === "push" ? "pushState" : "replaceState"](null, "", keyListHref(next));
  }, []);
  const catchLink = useCallback(
    (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link === null || !isPlainClick(event) || link.pathname !== pathname) return;
      event.preventDefault();
      show(parseKeyListView(new URLSearchParams(link.search)));
    },
    [pathname, show],
  );
  return { view: ahead ?? inUrl, show, catchLink };
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
