import { locateMyself, sessionOwner } from "@/lib/access/my-sessions";
import { defineOperation } from "@/lib/operation/define-operation";
import { savedView } from "./saved-view";
import { listSavedViewsSchema, type SavedView } from "./schema";
import { listViews } from "./store";

/** Lists the caller's own views of a page, by name. Ours. */
export const listSavedViews = defineOperation({
  name: "ListSavedViews",
  effect: "read",
  access: "signed-in",
  input: listSavedViewsSchema,
  auditInput: ({ page }) => ({ Page: page }),
  locate: locateMyself,
  async run(ctx, { page }): Promise<{ savedViews: SavedView[] }> {
    const views = await listViews(ctx.db, sessionOwner(ctx.actor), page);
    return { savedViews: views.map(savedView) };
  },
});
