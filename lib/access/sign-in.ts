import { randomUUID } from "node:crypto";
import { defineOperation, type LocateContext } from "@/lib/operation/define-operation";
import type { RunContext } from "@/lib/operation/operation-context";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { hashPassword, isOutdatedHash, verifyPassword } from "./password";
import { signInSchema, userNameSchema } from "./schema";
import { newSecretToken } from "./secret-token";
import { SESSIONS_PER_USER_MAX, sessionExpiry } from "./session-rules";
import { endSessions, insertSession, listOpenSessions } from "./session-store";
import { beginSignInAttempt, endSignInAttempt, type SignInAttempt } from "./sign-in-throttle";
import { findUserByName, listPolicyNames, noteSignIn, type UserRecord } from "./store";

const USER_AGENT_LENGTH_MAX = 512;

interface Verified {
  readonly user: UserRecord;
  readonly passwordHash: string;
  readonly attempt: SignInAttempt;
}

/**
 * Checks name and password and begins a session. Ours.
 *
 * An unknown name, a wrong password and a user who may not sign in get one answer after one time; so does
 * whoever must wait. The name that was typed is not kept unless it is a user's: it may be a password.
 *
 * @returns the session ID, for the cookie and nothing else.
 * @throws KmsError SignInFailed, Rejected.Throttling
 */
export const signIn = defineOperation({
  name: "SignIn",
  effect: "write",
  access: "anyone",
  eventType: "ConsoleSignin",
  input: signInSchema,
  async locate(ctx, { userName }) {
    const name = userNameSchema.safeParse(userName);
    const user = name.success ? await findUserByName(ctx.db, name.data) : null;
    if (user === null) return { resource: resourceRef(ctx, "ACS::KMS::User"), subject: null };
    const { accountId, id: principalId } = user;
    return {
      resource: resourceRef({ accountId, region: ctx.region }, "ACS::KMS::User", principalId),
      subject: user,
      identity: { accountId, principalId, userName: user.userName },
    };
  },
  prepare: verify,
  run: beginSession,
});

async function verify(
  ctx: LocateContext,
  { userName, password }: { userName: string; password: string },
  user: UserRecord | null,
): Promise<Verified> {
  const who = { userName: userName.trim().toLowerCase(), sourceIp: ctx.caller.sourceIp };
  const attempt = await beginSignInAttempt(ctx.pool, who, ctx.now());
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (user === null || !isRight || user.status !== "Active") throw new KmsError("SignInFailed");
  const passwordHash = isOutdatedHash(user.passwordHash) ? await hashPassword(password) : user.passwordHash;
  return { user, passwordHash, attempt };
}

async function beginSession(ctx: RunContext, _input: unknown, { user, passwordHash, attempt }: Verified) {
  const now = ctx.now();
  const isCurrent = await noteSignIn(ctx.db, user, { lastSignInAt: now, passwordHash });
  if (!isCurrent) throw new KmsError("SignInFailed");
  const owner = { accountId: user.accountId, userId: user.id };
  const open = await listOpenSessions(ctx.db, owner);
  const surplus = open.slice(SESSIONS_PER_USER_MAX - 1).map((session) => session.publicId);
  await endSessions(ctx.db, owner, surplus, now);
  const { token, hash } = newSecretToken();
  const expiresAt = sessionExpiry(await listPolicyNames(ctx.db, user.id), now);
  await insertSession(ctx.db, {
    idHash: hash,
    publicId: randomUUID(),
    ...owner,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    sourceIp: ctx.caller.sourceIp,
    userAgent: ctx.caller.userAgent.slice(0, USER_AGENT_LENGTH_MAX).toWellFormed().replaceAll("\0", ""),
  });
  await endSignInAttempt(ctx.db, attempt, now);
  return { sessionId: token, expiresAt };
}
