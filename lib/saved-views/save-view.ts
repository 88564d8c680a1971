import { randomUUID } from "node:crypto";
import { locateMyself, sessionOwner } from "@/lib/access/my-sessions";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { savedView } from "./saved-view";
import { SAVED_VIEWS_PER_USER_MAX, type SavedView, saveViewSchema } from "./schema";
import { changeViewQuery, countViews, findView, insertView, lockViewsOf } from "./store";

/**
 * Keeps a view of a list under a name, for the caller alone. Ours.
 *
 * @throws KmsError Rejected.ResourceExist unless `replace` is asked, Rejected.LimitExceeded
 */
export const saveView = defineOperation({
  name: "SaveView",
  effect: "write",
  access: "signed-in",
  input: saveViewSchema,
  auditInput: ({ page, viewName, replace }) => ({ Page: page, ViewName: viewName, Replace: replace }),
  locate: locateMyself,
  async run(ctx, { page, viewName, query, replace }): Promise<SavedView> {
    const owner = sessionOwner(ctx.actor);
    await lockViewsOf(ctx.db, owner);
    const known = await findView(ctx.db, owner, { page, viewName });
    if (known !== null) {
      if (!replace) throw new KmsError("Rejected.ResourceExist");
      await changeViewQuery(ctx.db, owner, known.id, query);
      return savedView({ ...known, query });
    }
    if ((await countViews(ctx.db, owner)) >= SAVED_VIEWS_PER_USER_MAX) {
      throw new KmsError("Rejected.LimitExceeded", { facts: { quota: "SavedViews" } });
    }
    const view = { id: randomUUID(), page, viewName, query, createdAt: ctx.now() };
    await insertView(ctx.db, owner, view);
    return savedView(view);
  },
  auditResult: ({ viewId }) => ({ ViewId: viewId }),
});
