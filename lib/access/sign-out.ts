import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { locateMyself, requireUser, sessionOwner } from "./my-sessions";
import { endSessions } from "./session-store";

/** Ends the session of the caller; the cookie is good for nothing from then on. Ours. */
export const signOut = defineOperation({
  name: "SignOut",
  effect: "write",
  access: "signed-in",
  eventType: "ConsoleSignout",
  input: z.strictObject({}),
  locate: locateMyself,
  async run(ctx): Promise<void> {
    const { sessionId } = requireUser(ctx.actor);
    await endSessions(ctx.db, sessionOwner(ctx.actor), [sessionId], ctx.now());
  },
});
