import type { Actor, UserActor } from "@/lib/operation/actor";
import type { RunContext } from "@/lib/operation/operation-context";
import { resourceRef, type Scope } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { isSessionAlive } from "./session-rules";
import { listOpenSessions, type SessionRecord } from "./session-store";

/** The person behind a call that is for one's own sessions. */
export function requireUser(actor: Actor): UserActor {
  if (actor.type !== "ram-user") throw new KmsError("NotSignedIn");
  return actor;
}

export function sessionOwner(actor: Actor): { accountId: string; userId: string } {
  const { accountId, principalId } = requireUser(actor);
  return { accountId, userId: principalId };
}

/** For the operations on one's own sessions: they touch the user who calls. */
export function locateMyself(ctx: Scope & { readonly actor: Actor }) {
  return { resource: resourceRef(ctx, "ACS::KMS::User", ctx.actor.principalId), subject: undefined };
}

/** The caller's sessions that are still good, newest first. */
export async function listAliveSessions(
  ctx: Pick<RunContext, "db" | "actor" | "now">,
): Promise<SessionRecord[]> {
  const actor = requireUser(ctx.actor);
  const sessions = await listOpenSessions(ctx.db, sessionOwner(actor));
  return sessions.filter((session) => isSessionAlive(session, actor.policyNames, ctx.now()));
}
