import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ANONYMOUS, type UserActor } from "@/lib/operation/actor";
import type { OperationContext } from "@/lib/operation/operation-context";
import { auditEvents } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { endMyOtherSessions } from "./end-my-other-sessions";
import { endMySession } from "./end-my-session";
import { findUserOfSession } from "./find-user-of-session";
import { listMySessions } from "./list-my-sessions";
import { newSecretToken } from "./secret-token";
import { sessionExpiry } from "./session-rules";
import { insertSession } from "./session-store";
import { signOut } from "./sign-out";

const START = new Date("2026-11-22T08:00:00.000Z");
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** A session of a new user, or of the user given. */
async function newSession(user?: UserActor) {
  const actor = user ?? ((await service.newCaller()).actor as UserActor);
  const { token, hash } = newSecretToken();
  const publicId = randomUUID();
  await insertSession(service.db, {
    idHash: hash,
    publicId,
    accountId: actor.accountId,
    userId: actor.principalId,
    createdAt: START,
    lastSeenAt: START,
    expiresAt: sessionExpiry(actor.policyNames, START),
    sourceIp: "203.0.113.7",
    userAgent: "test browser",
  });
  return { token, publicId, actor: { ...actor, sessionId: publicId } };
}

async function contextOf(actor: UserActor): Promise<OperationContext> {
  const caller = { ...(await service.newCaller()), actor };
  return service.context(caller, { now: () => START });
}

const isAlive = async (token: string, now = START) =>
  (await findUserOfSession(service.db, token, { now, isActivity: false })) !== null;

test("a session is seen at most once a minute, and only by what a person does", async () => {
  const { token, publicId } = await newSession();
  const lastSeen = async () => (await service.db.session.findUnique({ where: { publicId } }))?.lastSeenAt;
  const look = (now: Date, isActivity: boolean) => findUserOfSession(service.db, token, { now, isActivity });

  await look(later(59), true);
  expect(await lastSeen()).toEqual(START);
  await look(later(61), false);
  expect(await lastSeen()).toEqual(START);
  await look(later(61), true);
  expect(await lastSeen()).toEqual(later(61));
});

test("a session ends when nobody did anything for fifteen minutes", async () => {
  const { token } = await newSession();

  expect(await isAlive(token, later(15 * 60 - 1))).toBe(true);
  expect(await isAlive(token, later(15 * 60))).toBe(false);
});

test("a session ends at the next request when its user is disabled or removed", async () => {
  const disabled = await newSession();
  const removed = await newSession();
  await service.db.user.update({ where: { id: disabled.actor.principalId }, data: { status: "Disabled" } });
  await service.db.user.delete({ where: { id: removed.actor.principalId } });

  expect(await isAlive(disabled.token)).toBe(false);
  expect(await isAlive(removed.token)).toBe(false);
});

test("a change of policies acts on the next request", async () => {
  const { token, actor } = await newSession();
  await service.db.userPolicy.deleteMany({ where: { userId: actor.principalId } });

  const found = await findUserOfSession(service.db, token, { now: START, isActivity: false });

  expect(found?.policyNames).toEqual([]);
});

test("what is not a session ID finds nobody", async () => {
  const { token, publicId } = await newSession();

  for (const wrong of ["", publicId, `${token}A`, token.slice(1), newSecretToken().token]) {
    expect(await isAlive(wrong)).toBe(false);
  }
});

test("one's sessions are listed with the current one marked, and without those that timed out", async () => {
  const here = await newSession();
  const there = await newSession(here.actor);
  const old = await newSession(here.actor);
  await newSession();
  await service.db.session.update({ where: { publicId: old.publicId }, data: { lastSeenAt: later(-3600) } });

  const { sessions } = await listMySessions(await contextOf(here.actor), {});

  expect(sessions.map(({ sessionId, isCurrent }) => [sessionId, isCurrent]).sort()).toEqual(
    [
      [here.publicId, true],
      [there.publicId, false],
    ].sort(),
  );
  expect(JSON.stringify(sessions)).not.toContain(here.token);
});

test("ending a session signs that browser out at its next request, and is recorded", async () => {
  const here = await newSession();
  const there = await newSession(here.actor);

  await endMySession(await contextOf(here.actor), { sessionId: there.publicId });

  expect(await isAlive(there.token)).toBe(false);
  expect(await isAlive(here.token)).toBe(true);
  const events = await auditEvents(service.db, "EndMySession");
  expect(events.at(-1)).toMatchObject({ actorId: here.actor.principalId, errorCode: "" });
  expect(events.at(-1)?.event).toMatchObject({ requestParameters: { SessionId: there.publicId } });
});

test("somebody else's session cannot be ended, nor told from one that is not there", async () => {
  const here = await newSession();
  const foreign = await newSession();
  const ctx = await contextOf(here.actor);

  for (const sessionId of [foreign.publicId, randomUUID()]) {
    await expect(endMySession(ctx, { sessionId })).rejects.toMatchObject({
      code: "Forbidden.ResourceNotFound",
    });
  }

  expect(await isAlive(foreign.token)).toBe(true);
  expect((await auditEvents(service.db, "EndMySession")).at(-1)?.errorCode).toBe(
    "Forbidden.ResourceNotFound",
  );
});

test("ending all others leaves this one, and those of other people", async () => {
  const here = await newSession();
  const others = [await newSession(here.actor), await newSession(here.actor)];
  const foreign = await newSession();

  const { endedCount } = await endMyOtherSessions(await contextOf(here.actor), {});

  expect(endedCount).toBe(2);
  expect(await Promise.all(others.map(({ token }) => isAlive(token)))).toEqual([false, false]);
  expect(await isAlive(here.token)).toBe(true);
  expect(await isAlive(foreign.token)).toBe(true);
  const events = await auditEvents(service.db, "EndMyOtherSessions");
  expect(events.at(-1)?.event).toMatchObject({ responseElements: { EndedCount: 2 } });
});

test("signing out ends the session for good, and is recorded", async () => {
  const here = await newSession();

  await signOut(await contextOf(here.actor), {});

  expect(await isAlive(here.token)).toBe(false);
  const events = await auditEvents(service.db, "SignOut");
  expect(events.at(-1)?.event).toMatchObject({
    eventType: "ConsoleSignout",
    userIdentity: { sessionId: here.publicId },
  });
});

test("nobody without a session has sessions to list or end", async () => {
  const caller = { ...(await service.newCaller()), actor: ANONYMOUS };
  const ctx = await service.context(caller);
  const sessionId = randomUUID();

  await expect(listMySessions(ctx, {})).rejects.toMatchObject({ code: "NotSignedIn" });
  await expect(endMySession(ctx, { sessionId })).rejects.toMatchObject({ code: "NotSignedIn" });
  await expect(endMyOtherSessions(ctx, {})).rejects.toMatchObject({ code: "NotSignedIn" });
  await expect(signOut(ctx, {})).rejects.toMatchObject({ code: "NotSignedIn" });
  expect((await auditEvents(service.db, "SignOut")).at(-1)).toMatchObject({ errorCode: "NotSignedIn" });
});
