import { afterEach, beforeEach, expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/operation/actor";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { auditEvents } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createAdministrator } from "./create-administrator";
import { createUser } from "./create-user";
import { issueSetupLink } from "./issue-setup-link";
import { setUpAccount } from "./set-up-account";

const PASSWORD = "brass otter lantern";
const CONSOLE_URL = "http://127.0.0.1:3000";
const START = new Date("2026-11-22T08:00:00.000Z");

let service: TestService;

beforeEach(async () => {
  service = await testService();
});

afterEach(() => service.stop());

const from = (actor: Caller["actor"], door: Caller["door"], now = START): Promise<OperationContext> =>
  service.context(
    { actor, door, sourceIp: "", userAgent: "test", secureTransport: false },
    { now: () => now },
  );

const stranger = (now?: Date) => from(ANONYMOUS, "console", now);
const operator = () =>
  from(
    { type: "system", accountId: "", principalId: "command-line", userName: "command-line" },
    "command-line",
  );

async function newToken(now = START): Promise<string> {
  const link = await issueSetupLink({ db: service.db, now, consoleUrl: CONSOLE_URL });
  return link?.url.split("#")[1] ?? "";
}

const input = (setupToken: string, userName = "alice") => ({
  setupToken,
  accountName: "Acme",
  userName,
  password: PASSWORD,
});

test("the set-up link makes the account, its administrator and a recorded event without any secret", async () => {
  const setupToken = await newToken();

  const { accountId, userId } = await setUpAccount(await stranger(), input(setupToken));

  expect(accountId).toMatch(/^[1-9]\d{15}$/);
  expect(await service.db.account.findMany()).toMatchObject([{ id: accountId, accountName: "Acme" }]);
  expect(await service.db.userPolicy.findMany()).toMatchObject([
    { userId, policyName: "AliyunKMSFullAccess" },
  ]);
  const users = await service.db.user.findMany();
  expect(users).toMatchObject([{ id: userId, accountId, userName: "alice" }]);
  const [event, ...others] = await auditEvents(service.db, "SetUpAccount");
  expect(others).toEqual([]);
  expect(event).toMatchObject({ accountId, actorName: "alice", errorCode: "" });
  const tokens = await service.db.setupToken.findMany();
  const stored = JSON.stringify([users, tokens, event?.canonical]);
  expect(stored).not.toContain(PASSWORD);
  expect(stored).not.toContain(setupToken);
});

test("the token stands where browsers send it to nobody", async () => {
  const link = await issueSetupLink({ db: service.db, now: START, consoleUrl: CONSOLE_URL });

  expect(link?.url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup#[A-Za-z0-9_-]{43}$/);
  expect(link?.expiresAt).toEqual(new Date("2026-11-22T08:30:00.000Z"));
});

test("of two who use the link at once, one makes the account", async () => {
  const setupToken = await newToken();
  const calls = ["alice", "mallory"].map(async (userName) =>
    setUpAccount(await stranger(), input(setupToken, userName)),
  );

  const outcomes = await Promise.allSettled(calls);

  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "Forbidden.SetupLinkInvalid" });
  expect(await service.db.user.count()).toBe(1);
  expect(await service.db.account.count()).toBe(1);
  expect((await auditEvents(service.db, "SetUpAccount")).map((event) => event.errorCode).sort()).toEqual([
    "",
    "Forbidden.SetupLinkInvalid",
  ]);
});

test("a link that is wrong, used, replaced or old gets one answer", async () => {
  const replaced = await newToken();
  const current = await newToken();
  const refuse = async (token: string, now?: Date) =>
    expect(setUpAccount(await stranger(now), input(token))).rejects.toMatchObject({
      code: "Forbidden.SetupLinkInvalid",
    });

  await refuse("nonsense");
  await refuse("A".repeat(43));
  await refuse(replaced);
  await refuse(current, new Date("2026-11-22T08:30:00.000Z"));
  await setUpAccount(await stranger(), input(current));
  await refuse(current);

  expect(await service.db.user.count()).toBe(1);
});

test("a refused password does not use the link up", async () => {
  const setupToken = await newToken();
  const guessable = { ...input(setupToken), password: "alice-alice-alice-1" };

  await expect(setUpAccount(await stranger(), guessable)).rejects.toMatchObject({
    code: "InvalidParameter",
    parameter: "Password",
    problem: "guessable",
  });

  await setUpAccount(await stranger(), input(setupToken));
  expect(await service.db.user.count()).toBe(1);
});

test("there is no link once there is a user, and a link from before is useless", async () => {
  const before = await newToken();
  await createAdministrator(await operator(), { userName: "alice", password: PASSWORD });

  expect(await issueSetupLink({ db: service.db, now: START, consoleUrl: CONSOLE_URL })).toBeNull();
  await expect(setUpAccount(await stranger(), input(before))).rejects.toMatchObject({
    code: "Forbidden.SetupLinkInvalid",
  });
});

test("the command line makes the first administrator once, also when asked twice at once", async () => {
  const calls = ["alice", "bob"].map(async (userName) =>
    createAdministrator(await operator(), { userName, password: PASSWORD }),
  );

  const outcomes = await Promise.allSettled(calls);

  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toMatchObject({
    code: "Rejected.ResourceExist",
  });
  expect(await service.db.account.count()).toBe(1);
  expect(await service.db.user.count()).toBe(1);
});

test("the command line adds users with the policies named, once per name", async () => {
  const { accountId } = await createAdministrator(await operator(), {
    userName: "alice",
    password: PASSWORD,
  });
  const bob = { userName: "bob", password: PASSWORD, policyNames: ["AliyunKMSReadOnlyAccess" as const] };

  const { userId } = await createUser(await operator(), bob);

  expect(await service.db.userPolicy.findMany({ where: { userId } })).toMatchObject([
    { accountId, policyName: "AliyunKMSReadOnlyAccess" },
  ]);
  await expect(createUser(await operator(), { ...bob, userName: "BOB" })).rejects.toMatchObject({
    code: "Rejected.ResourceExist",
  });
  const events = await auditEvents(service.db, "CreateUser");
  expect(events).toMatchObject([
    { accountId, actorName: "command-line", resourceName: userId, errorCode: "" },
    { accountId, actorName: "command-line", errorCode: "Rejected.ResourceExist" },
  ]);
  expect(JSON.stringify(events.map((event) => event.canonical))).not.toContain(PASSWORD);
});

test("nobody in the console may make users, with whatever policies", async () => {
  const caller = await service.newCaller();
  const ctx = await service.context(caller);
  const user = { userName: "mallory", password: PASSWORD, policyNames: ["AliyunKMSFullAccess" as const] };

  await expect(createUser(ctx, user)).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
  await expect(createAdministrator(ctx, user as never)).rejects.toMatchObject({ code: "InvalidParameter" });
  await expect(
    createAdministrator(await stranger(), { userName: "mallory", password: PASSWORD }),
  ).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
  expect(await service.db.user.count({ where: { userName: "mallory" } })).toBe(0);
});
