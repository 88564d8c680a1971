import { locateMyself, sessionOwner } from "@/lib/access/my-sessions";
import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { deleteSavedViewSchema } from "./schema";
import { deleteView } from "./store";

/**
 * Forgets one of the caller's views. Ours.
 *
 * @throws KmsError Forbidden.ResourceNotFound, also for somebody else's view
 */
export const deleteSavedView = defineOperation({
  name: "DeleteSavedView",
  effect: "write",
  access: "signed-in",
  input: deleteSavedViewSchema,
  auditInput: ({ viewId }) => ({ ViewId: viewId }),
  locate: locateMyself,
  async run(ctx, { viewId }): Promise<{ deletedCount: number }> {
    if (!(await deleteView(ctx.db, sessionOwner(ctx.actor), viewId))) {
      throw new KmsError("Forbidden.ResourceNotFound");
    }
    return { deletedCount: 1 };
  },
});
