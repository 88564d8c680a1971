"use client";

import { useEffect, useState } from "react";
import type { FoundKey, SearchKeys } from "./search-keys";

const PAUSE_MS = 180;

export interface KeySearch {
  status: "idle" | "searching" | "found" | "failed";
  keys: readonly FoundKey[];
}

const NOTHING: KeySearch = { status: "idle", keys: [] };

/** Searches a moment after the last letter; keeps what was found until the next answer, and drops answers that come late. */
export function useKeySearch(searchKeys: SearchKeys | undefined, text: string): KeySearch {
  const [search, setSearch] = useState<KeySearch>(NOTHING);
  useEffect(() => {
    if (searchKeys === undefined || text === "") {
      setSearch(NOTHING);
      return;
    }
    let isCurrent = true;
    setSearch(({ keys }) => ({ status: "searching", keys }));
    const settle = (next: KeySearch) => {
      if (isCurrent) {
        setSearch(next);
      }
    };
    const timer = setTimeout(() => {
      searchKeys(text).then(
        (keys) => settle({ status: "found", keys }),
        () => settle({ status: "failed", keys: [] }),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [searchKeys, text]);
  return search;
}
