"use client";

import { useUrlView } from "@/components/layout/use-url-view";
import { parseKeyListView } from "./key-list-view";
import { keyListHref } from "./links";

const KEY_LIST = { parse: parseKeyListView, hrefOf: keyListHref };

/** The view of the list of keys that stands in the URL, and the ways to change it. */
export function useKeyListView() {
  return useUrlView(KEY_LIST);
}
