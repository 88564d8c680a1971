"use server";

import type { ViewToSave } from "@/components/keys/view-actions";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { deleteSavedView } from "@/lib/saved-views/delete-saved-view";
import { saveView } from "@/lib/saved-views/save-view";
import type { SavedView } from "@/lib/saved-views/schema";

export async function saveViewAction(view: ViewToSave): Promise<ActionState<SavedView>> {
  return runAction(saveView, { page: "keys", ...view });
}

export async function deleteSavedViewAction(viewId: string): Promise<ActionState> {
  return runAction(deleteSavedView, { viewId });
}
