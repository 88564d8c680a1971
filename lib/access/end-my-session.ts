import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { locateMyself, sessionOwner } from "./my-sessions";
import { endMySessionSchema } from "./schema";
import { endSessions } from "./session-store";

/**
 * Signs one of the caller's browsers out, from its next request on. Ours.
 *
 * @throws KmsError Forbidden.ResourceNotFound, also for somebody else's session
 */
export const endMySession = defineOperation({
  name: "EndMySession",
  effect: "write",
  access: "signed-in",
  input: endMySessionSchema,
  auditInput: ({ sessionId }) => ({ SessionId: sessionId }),
  locate: locateMyself,
  async run(ctx, { sessionId }): Promise<{ endedCount: number }> {
    const endedCount = await endSessions(ctx.db, sessionOwner(ctx.actor), [sessionId], ctx.now());
    if (endedCount === 0) throw new KmsError("Forbidden.ResourceNotFound");
    return { endedCount };
  },
});
