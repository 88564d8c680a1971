import { afterAll, beforeAll, expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/operation/actor";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { newUserId } from "@/lib/platform/id";
import { auditEvents } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { findUserOfSession } from "./find-user-of-session";
import { hashPassword } from "./password";
import { signIn } from "./sign-in";

const PASSWORD = "brass otter lantern";
const START = new Date("2026-11-22T08:00:00.000Z");

let service: TestService;
let passwordHash: string;
let addressCounter = 0;

beforeAll(async () => {
  service = await testService();
  passwordHash = await hashPassword(PASSWORD);
});

afterAll(() => service.stop());

/** A new user who can sign in. */
async function newUser(status = "Active") {
  const { actor } = await service.newCaller({ userName: `user-${newUserId()}` });
  await service.db.user.update({ where: { id: actor.principalId }, data: { passwordHash, status } });
  return actor;
}

/** Somebody at a sign-in page, each at an address of their own, at a time that can be moved. */
async function visitor(clock: { now: Date } = { now: START }): Promise<OperationContext> {
  addressCounter += 1;
  const sourceIp = `10.1.${addressCounter >> 8}.${addressCounter & 255}`;
  const caller: Caller = {
    actor: ANONYMOUS,
    door: "console",
    sourceIp,
    userAgent: "test",
    secureTransport: false,
  };
  return service.context(caller, { now: () => clock.now });
}

/** So that tests do not meet at the counter of all sign-ins. */
const resetOverall = () => service.db.signInThrottle.deleteMany({ where: { key: "overall" } });

test("the right password begins a session, which finds its user and their policies", async () => {
  const user = await newUser();
  const ctx = await visitor();

  const { sessionId } = await signIn(ctx, { userName: user.userName.toUpperCase(), password: PASSWORD });

  const found = await findUserOfSession(service.db, sessionId, { now: START, isActivity: true });
  expect(found).toMatchObject({
    principalId: user.principalId,
    accountId: user.accountId,
    policyNames: ["AliyunKMSFullAccess"],
  });
});

test("a sign-in is recorded as its user's, with no secret in any row", async () => {
  const user = await newUser();

  const { sessionId } = await signIn(await visitor(), { userName: user.userName, password: PASSWORD });

  const events = await auditEvents(service.db, "SignIn");
  const row = events.find((event) => event.resourceName === user.principalId);
  expect(row).toMatchObject({ accountId: user.accountId, actorName: user.userName, errorCode: "" });
  expect(row?.event).toMatchObject({ eventType: "ConsoleSignin", requestParameters: {} });
  const sessions = await service.db.session.findMany({ where: { userId: user.principalId } });
  const stored = JSON.stringify([events, sessions], (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
  expect(stored).not.toContain(PASSWORD);
  expect(stored).not.toContain(sessionId);
  expect(Buffer.from(sessions[0]?.idHash ?? []).toString("base64url")).not.toBe(sessionId);
});

test("an unknown name, a wrong password and a disabled user get the same answer", async () => {
  await resetOverall();
  const user = await newUser();
  const disabled = await newUser("Disabled");
  const refusal = async (userName: string, password: string) =>
    signIn(await visitor(), { userName, password }).then(
      () => "signed in",
      (error) => ({ ...error, requestId: "", message: error.message }),
    );

  const wrong = await refusal(user.userName, "something else entirely");

  expect(wrong).toMatchObject({ code: "SignInFailed" });
  expect(await refusal("nobody-by-this-name", PASSWORD)).toEqual(wrong);
  expect(await refusal("not even a name!", PASSWORD)).toEqual(wrong);
  expect(await refusal(disabled.userName, PASSWORD)).toEqual(wrong);
});

test("a refused sign-in is recorded: with its user when there is one, without what was typed when there is not", async () => {
  const user = await newUser();
  const typed = "a-password-in-the-wrong-field";
  await signIn(await visitor(), { userName: user.userName, password: "wrong wrong wrong" }).catch(
    () => undefined,
  );

  await signIn(await visitor(), { userName: typed, password: "wrong wrong wrong" }).catch(() => undefined);

  const events = await auditEvents(service.db, "SignIn");
  expect(events.find((event) => event.resourceName === user.principalId)).toMatchObject({
    errorCode: "SignInFailed",
    accountId: user.accountId,
  });
  expect(events.at(-1)).toMatchObject({ errorCode: "SignInFailed", accountId: "", actorName: "" });
  expect(events.map((event) => event.canonical).join()).not.toContain(typed);
  const counters = await service.db.signInThrottle.findMany();
  expect(JSON.stringify(counters)).not.toContain(typed);
});

test("of fifty attempts at once five reach the password, also for a name that does not exist", async () => {
  const user = await newUser();
  for (const userName of [user.userName, `ghost-${newUserId()}`]) {
    await resetOverall();
    const attempts = Array.from({ length: 50 }, async () => {
      const ctx = await visitor();
      return signIn(ctx, { userName, password: "wrong wrong wrong" }).catch((error) => error);
    });

    const errors = await Promise.all(attempts);

    const codes = errors.map((error) => error.code);
    expect(codes.filter((code) => code === "SignInFailed")).toHaveLength(5);
    expect(codes.filter((code) => code === "Rejected.Throttling")).toHaveLength(45);
    const waits = errors.filter((error) => error.code === "Rejected.Throttling");
    expect(new Set(waits.map((error) => error.retryAfterSeconds))).toEqual(new Set([60]));
  }
});

test("the wait doubles with each further failure, up to a quarter of an hour, and never for good", async () => {
  await resetOverall();
  const user = await newUser();
  const clock = { now: START };
  const fail = async () => {
    await resetOverall();
    return signIn(await visitor(clock), { userName: user.userName, password: "wrong wrong wrong" }).catch(
      (error) => error,
    );
  };
  for (let failures = 0; failures < 5; failures += 1) await fail();
  const waits: number[] = [];

  for (let round = 0; round < 6; round += 1) {
    const { code, retryAfterSeconds } = await fail();
    expect(code).toBe("Rejected.Throttling");
    waits.push(retryAfterSeconds);
    clock.now = new Date(clock.now.getTime() + retryAfterSeconds * 1000);
    expect((await fail()).code).toBe("SignInFailed");
  }

  expect(waits).toEqual([60, 120, 240, 480, 900, 900]);
  clock.now = new Date(clock.now.getTime() + 900_000);
  const { sessionId } = await signIn(await visitor(clock), { userName: user.userName, password: PASSWORD });
  expect(sessionId).not.toBe("");
});

test("the right password does not help while one must wait", async () => {
  await resetOverall();
  const user = await newUser();
  for (let failures = 0; failures < 5; failures += 1) {
    await signIn(await visitor(), { userName: user.userName, password: "wrong wrong wrong" }).catch(
      () => undefined,
    );
  }

  const attempt = signIn(await visitor(), { userName: user.userName, password: PASSWORD });

  await expect(attempt).rejects.toMatchObject({ code: "Rejected.Throttling", retryAfterSeconds: 60 });
});

test("a success forgets the failures of the name but not those of the address", async () => {
  await resetOverall();
  const user = await newUser();
  const ctx = await visitor();
  const points = async (key: string) =>
    (await service.db.signInThrottle.findUnique({ where: { key } }))?.points;
  for (let failures = 0; failures < 3; failures += 1) {
    await signIn(ctx, { userName: `ghost-${newUserId()}`, password: "wrong wrong wrong" }).catch(
      () => undefined,
    );
  }
  await signIn(ctx, { userName: user.userName, password: "wrong wrong wrong" }).catch(() => undefined);

  await signIn(ctx, { userName: user.userName, password: PASSWORD });

  expect(await points(`address:${ctx.caller.sourceIp}`)).toBe(4);
});

test("an address that fails with many names has to wait", async () => {
  await resetOverall();
  const ctx = await visitor();
  const errors = [];

  for (let attempt = 0; attempt < 21; attempt += 1) {
    const call = signIn(ctx, { userName: `ghost-${newUserId()}`, password: "wrong wrong wrong" });
    errors.push(await call.catch((error) => error.code));
  }

  expect(errors.filter((code) => code === "SignInFailed")).toHaveLength(20);
  expect(errors.at(-1)).toBe("Rejected.Throttling");
});

test("a sixth sign-in ends the oldest session", async () => {
  await resetOverall();
  const user = await newUser();
  const clock = { now: START };
  const sessionIds: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    clock.now = new Date(START.getTime() + count * 1000);
    const ctx = await visitor(clock);
    sessionIds.push((await signIn(ctx, { userName: user.userName, password: PASSWORD })).sessionId);
  }

  const found = await Promise.all(
    sessionIds.map((id) => findUserOfSession(service.db, id, { now: clock.now, isActivity: false })),
  );

  expect(found.map((one) => one !== null)).toEqual([false, true, true, true, true, true]);
});

test("of many sign-ins at once by one person five sessions stay", async () => {
  await resetOverall();
  const user = await newUser();
  await service.db.signInThrottle.deleteMany();
  for (let round = 0; round < 2; round += 1) {
    const attempts = Array.from({ length: 4 }, async () =>
      signIn(await visitor(), { userName: user.userName, password: PASSWORD }),
    );
    await Promise.all(attempts);
  }

  const open = await service.db.session.count({ where: { userId: user.principalId, endedAt: null } });

  expect(open).toBe(5);
});
