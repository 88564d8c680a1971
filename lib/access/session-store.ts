import type { Database } from "@/lib/platform/db";
import type { SessionTimes } from "./session-rules";

export interface NewSession extends SessionTimes {
  readonly idHash: Uint8Array<ArrayBuffer>;
  readonly publicId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly sourceIp: string;
  readonly userAgent: string;
}

export interface SessionRecord extends SessionTimes {
  readonly publicId: string;
  readonly sourceIp: string;
  readonly userAgent: string;
}

export interface SignedInUser extends SessionTimes {
  readonly publicId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
  readonly policyNames: readonly string[];
}

export async function insertSession(db: Database, session: NewSession): Promise<void> {
  await db.session.createMany({ data: [session] });
}

/** The session that was not ended, with its active user and the policies of now, in one query. */
export async function findSignedInUser(
  db: Database,
  idHash: Uint8Array<ArrayBuffer>,
): Promise<SignedInUser | null> {
  const rows = await db.$queryRaw<SignedInUser[]>`
    SELECT s.public_id::text AS "publicId", s.account_id AS "accountId", s.user_id AS "userId",
      s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt",
      u.user_name AS "userName",
      ARRAY(SELECT p.policy_name::text FROM user_policy p WHERE p.user_id = u.id ORDER BY 1) AS "policyNames"
    FROM session s JOIN "user" u ON u.id = s.user_id AND u.account_id = s.account_id
    WHERE s.id_hash = ${idHash} AND s.ended_at IS NULL AND u.status = 'Active'`;
  return rows[0] ?? null;
}

/** Moves `lastSeenAt`, unless it was moved since `notSince` or the session has ended. */
export async function touchSession(
  db: Database,
  publicId: string,
  { now, notSince }: { now: Date; notSince: Date },
): Promise<void> {
  await db.session.updateMany({
    where: { publicId, endedAt: null, lastSeenAt: { lte: notSince } },
    data: { lastSeenAt: now },
  });
}

/** Sessions of a user that were not ended, newest first. Some may have timed out. */
export async function listOpenSessions(
  db: Database,
  owner: { accountId: string; userId: string },
): Promise<SessionRecord[]> {
  return db.session.findMany({
    where: { ...owner, endedAt: null },
    orderBy: [{ createdAt: "desc" }, { publicId: "asc" }],
    select: {
      publicId: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      sourceIp: true,
      userAgent: true,
    },
  });
}

/** Ends those of a user's sessions that are named. @returns how many were still open. */
export async function endSessions(
  db: Database,
  owner: { accountId: string; userId: string },
  publicIds: readonly string[],
  now: Date,
): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { ...owner, publicId: { in: [...publicIds] }, endedAt: null },
    data: { endedAt: now },
  });
  return count;
}
