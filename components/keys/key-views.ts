import { ATTENTION_NEEDED } from "@/lib/keys/schema";
import type { SavedView } from "@/lib/saved-views/schema";
import {
  DEFAULT_KEY_LIST_VIEW,
  formatKeyListView,
  type KeyListView,
  parseKeyListView,
} from "./key-list-view";

/** Views that everybody has. */
export const BUILT_IN_VIEWS = ["all", "enabled", "pendingDeletion", "attention", "mine"] as const;

export type BuiltInView = (typeof BUILT_IN_VIEWS)[number];

/** What a built-in view shows to the user who looks on. */
export function builtInView(id: BuiltInView, userId: string): KeyListView {
  return { ...DEFAULT_KEY_LIST_VIEW, filters: builtInFilters(id, userId) };
}

function builtInFilters(id: BuiltInView, userId: string): KeyListView["filters"] {
  switch (id) {
    case "all":
      return {};
    case "enabled":
      return { KeyState: ["Enabled"] };
    case "pendingDeletion":
      return { KeyState: ["PendingDeletion"] };
    case "attention":
      return { Attention: [ATTENTION_NEEDED] };
    case "mine":
      return { Creator: [userId] };
  }
}

/** A view as it is saved: what it shows and in which order, not which page one was on or how long pages are. */
export function viewQuery(view: KeyListView): string {
  return formatKeyListView({ ...view, pageNumber: 1, pageSize: DEFAULT_KEY_LIST_VIEW.pageSize });
}

/** A saved view, with pages as long as they are now. */
export function savedListView({ query }: Pick<SavedView, "query">, now: KeyListView): KeyListView {
  return { ...parseKeyListView(new URLSearchParams(query)), pageNumber: 1, pageSize: now.pageSize };
}
