import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { listAliveSessions, locateMyself, requireUser } from "./my-sessions";
import type { SessionSummary } from "./schema";

/** Lists where the caller is signed in, newest first. Ours. */
export const listMySessions = defineOperation({
  name: "ListMySessions",
  effect: "read",
  access: "signed-in",
  input: z.strictObject({}),
  locate: locateMyself,
  async run(ctx): Promise<{ sessions: SessionSummary[] }> {
    const currentId = requireUser(ctx.actor).sessionId;
    const sessions = await listAliveSessions(ctx);
    return {
      sessions: sessions.map(({ publicId, createdAt, lastSeenAt, expiresAt, ...where }) => ({
        sessionId: publicId,
        isCurrent: publicId === currentId,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        ...where,
      })),
    };
  },
});
