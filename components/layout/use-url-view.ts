"use client";

import type { Route } from "next";
import { usePathname, useSearchParams } from "next/navigation";
import { type MouseEvent, useCallback, useMemo, useState } from "react";

/** How the view of a list stands in its URL. Both must be the same functions at every call. */
export interface UrlView<View> {
  parse: (parameters: URLSearchParams) => View;
  hrefOf: (view: View) => Route;
}

/**
 * The view in the URL and the ways to change it without asking for the whole page again.
 *
 * A change shows at once, also while the router is still busy with something else. `catchLink` on an element
 * around links to this list makes them change only the view.
 */
export function useUrlView<View>({ parse, hrefOf }: UrlView<View>) {
  const query = useSearchParams().toString();
  const pathname = usePathname();
  const [shownQuery, setShownQuery] = useState(query);
  const [ahead, setAhead] = useState<View | null>(null);
  if (shownQuery !== query) {
    setShownQuery(query);
    setAhead(null);
  }
  const inUrl = useMemo(() => parse(new URLSearchParams(query)), [query, parse]);
  const show = useCallback(
    (next: View, how: "push" | "replace" = "push") => {
      setAhead(next);
      window.history[how === "push" ? "pushState" : "replaceState"](null, "", hrefOf(next));
    },
    [hrefOf],
  );
  const catchLink = useCallback(
    (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link === null || !isPlainClick(event) || link.pathname !== pathname) return;
      event.preventDefault();
      show(parse(new URLSearchParams(link.search)));
    },
    [pathname, show, parse],
  );
  return { view: ahead ?? inUrl, show, catchLink };
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
