import type { UserActor } from "@/lib/operation/actor";
import type { Database } from "@/lib/platform/db";
import { hashSecretToken, isSecretToken } from "./secret-token";
import { isSessionAlive, SEEN_EVERY_SECONDS } from "./session-rules";
import { findSignedInUser, touchSession } from "./session-store";

/**
 * Finds who a session ID belongs to, or null when it is unknown, ended, timed out, or the user may not sign in.
 *
 * Reads the database each time: what was revoked is revoked at the next request. What a person did (not what a
 * page does by itself) is an activity and puts off the idle time-out.
 */
export async function findUserOfSession(
  db: Database,
  sessionId: string,
  { now, isActivity }: { now: Date; isActivity: boolean },
): Promise<UserActor | null> {
  if (!isSecretToken(sessionId)) return null;
  const found = await findSignedInUser(db, hashSecretToken(sessionId));
  if (found === null || !isSessionAlive(found, found.policyNames, now)) return null;
  const notSince = new Date(now.getTime() - SEEN_EVERY_SECONDS * 1000);
  if (isActivity && found.lastSeenAt <= notSince) await touchSession(db, found.publicId, { now, notSince });
  return {
    type: "ram-user",
    accountId: found.accountId,
    principalId: found.userId,
    userName: found.userName,
    policyNames: found.policyNames,
    sessionId: found.publicId,
  };
}
