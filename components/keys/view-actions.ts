import type { ActionState } from "@/lib/console/action-state";
import type { SavedView } from "@/lib/saved-views/schema";

export interface ViewToSave {
  viewName: string;
  query: string;
  replace: boolean;
}

/** Keeps and forgets views of the list; the page gives the server actions. */
export interface ViewActions {
  save: (view: ViewToSave) => Promise<ActionState<SavedView>>;
  remove: (viewId: string) => Promise<ActionState<unknown>>;
}
