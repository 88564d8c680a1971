import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { listAliveSessions, locateMyself, requireUser, sessionOwner } from "./my-sessions";
import { endSessions } from "./session-store";

/** Signs the caller out everywhere but here. Ours. */
export const endMyOtherSessions = defineOperation({
  name: "EndMyOtherSessions",
  effect: "write",
  access: "signed-in",
  input: z.strictObject({}),
  auditResult: ({ endedCount }: { endedCount: number }) => ({ EndedCount: endedCount }),
  locate: locateMyself,
  async run(ctx): Promise<{ endedCount: number }> {
    const currentId = requireUser(ctx.actor).sessionId;
    const otherIds = (await listAliveSessions(ctx))
      .map((session) => session.publicId)
      .filter((publicId) => publicId !== currentId);
    return { endedCount: await endSessions(ctx.db, sessionOwner(ctx.actor), otherIds, ctx.now()) };
  },
});
