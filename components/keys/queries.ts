import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { runQuery } from "@/components/layout/run-query";
import type { KeyPage } from "@/lib/keys/schema";
import type { SavedView } from "@/lib/saved-views/schema";
import { formatKeyListView, type KeyListView, keyListInput } from "./key-list-view";

const PALETTE_KEYS = 8;

/** One page of the list of keys; the page before stays on show until it is here. */
export function keyListQuery(view: KeyListView) {
  return queryOptions({
    queryKey: ["keys", "list", formatKeyListView(view)],
    queryFn: ({ signal }) => runQuery<KeyPage>("ListKeys", keyListInput(view), signal),
    placeholderData: keepPreviousData,
  });
}

/** The views of the list that the user keeps, by name. */
export function savedViewsQuery() {
  return queryOptions({
    queryKey: ["keys", "views"],
    queryFn: ({ signal }) =>
      runQuery<{ savedViews: SavedView[] }>("ListSavedViews", { page: "keys" }, signal),
  });
}

/** The first few keys whose ID, alias or description has the text in it. */
export async function findKeys(text: string): Promise<KeyPage["keys"]> {
  const { keys } = await runQuery<KeyPage>("ListKeys", { search: text, pageSize: PALETTE_KEYS });
  return keys;
}
