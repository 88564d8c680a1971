"use server";

import { revalidatePath } from "next/cache";
import type { BulkAct } from "@/components/keys/bulk-act";
import type { ViewToSave } from "@/components/keys/view-actions";
import type { ActionState, BulkState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { runBulk } from "@/lib/console/run-bulk";
import { cancelKeyDeletion } from "@/lib/keys/cancel-key-deletion";
import { disableKey } from "@/lib/keys/disable-key";
import { enableKey } from "@/lib/keys/enable-key";
import { scheduleKeyDeletion } from "@/lib/keys/schedule-key-deletion";
import { deleteSavedView } from "@/lib/saved-views/delete-saved-view";
import { saveView } from "@/lib/saved-views/save-view";
import type { SavedView } from "@/lib/saved-views/schema";
import { tagResource } from "@/lib/tags/tag-resource";
import { untagResource } from "@/lib/tags/untag-resource";

export async function saveViewAction(view: ViewToSave): Promise<ActionState<SavedView>> {
  return runAction(saveView, { page: "keys", ...view });
}

export async function deleteSavedViewAction(viewId: string): Promise<ActionState> {
  return runAction(deleteSavedView, { viewId });
}

export async function bulkKeysAction(keyIds: readonly string[], act: BulkAct): Promise<BulkState> {
  const state = await runBulk(keyIds, (keyId) => callFor(keyId, act));
  revalidatePath("/", "layout");
  return state;
}

async function callFor(keyId: string, { kind, ...parameters }: BulkAct): Promise<ActionState> {
  const input = { keyId, ...parameters };
  switch (kind) {
    case "enable":
      return runAction(enableKey, input);
    case "disable":
      return runAction(disableKey, input);
    case "tag":
      return runAction(tagResource, input);
    case "untag":
      return runAction(untagResource, input);
    case "scheduleDeletion":
      return runAction(scheduleKeyDeletion, input);
    case "cancelDeletion":
      return runAction(cancelKeyDeletion, input);
  }
}
