import { expect, test } from "vitest";
import { type Actor, ANONYMOUS } from "@/lib/operation/actor";
import type { Caller } from "@/lib/operation/operation-context";
import { createAuthorizer } from "./authorizer";
import type { SystemPolicyName } from "./system-policies";

const ACCOUNT_ID = "1234567890123456";
const KEY_ARN = `acs:kms:local-1:${ACCOUNT_ID}:key/key-loc1`;

const callerAs = (actor: Actor): Caller => ({
  actor,
  door: "console",
  sourceIp: "127.0.0.1",
  userAgent: "test",
  secureTransport: false,
});

const userWith = (...policyNames: string[]) =>
  callerAs({
    type: "ram-user",
    accountId: ACCOUNT_ID,
    principalId: "201234567890123456",
    userName: "alice",
    policyNames,
    sessionId: "4b7c35be-58ee-4a9c-9eb7-28d91a3ac4ff",
  });

/** Operation → who may: full access, read only, crypto user. */
const RIGHTS: Readonly<Record<string, readonly [full: boolean, readOnly: boolean, cryptoUser: boolean]>> = {
  CreateKmsInstance: [true, false, false],
  ConnectKmsInstance: [true, false, false],
  ListKmsInstances: [true, true, true],
  GetKmsInstance: [true, true, true],
  CreateKey: [true, false, false],
  ListKeys: [true, true, true],
  DescribeKey: [true, true, true],
  UpdateKeyDescription: [true, false, false],
  EnableKey: [true, false, false],
  DisableKey: [true, false, false],
  Encrypt: [true, false, true],
  Decrypt: [true, false, true],
  GenerateDataKey: [true, false, true],
  GenerateDataKeyWithoutPlaintext: [true, false, true],
  LookupEvents: [true, true, false],
  GetEvent: [true, true, false],
  GetSecretValue: [true, false, false],
  GetPublicKey: [true, true, true],
  ScheduleKeyDeletion: [true, false, false],
};

const POLICIES: readonly SystemPolicyName[] = [
  "AliyunKMSFullAccess",
  "AliyunKMSReadOnlyAccess",
  "AliyunKMSCryptoUserAccess",
];

const TABLE = Object.entries(RIGHTS).flatMap(([operation, rights]) =>
  POLICIES.map((policyName, index) => [policyName, operation, rights[index] === true] as const),
);

test.each(TABLE)("%s on %s: %s", (policyName, operation, isAllowed) => {
  expect(createAuthorizer().isAllowed(userWith(policyName), `kms:${operation}`, KEY_ARN)).toBe(isAllowed);
});

test("several policies add up", () => {
  const caller = userWith("AliyunKMSReadOnlyAccess", "AliyunKMSCryptoUserAccess");
  const authorizer = createAuthorizer();

  expect(authorizer.isAllowed(caller, "kms:LookupEvents", KEY_ARN)).toBe(true);
  expect(authorizer.isAllowed(caller, "kms:Encrypt", KEY_ARN)).toBe(true);
  expect(authorizer.isAllowed(caller, "kms:CreateKey", KEY_ARN)).toBe(false);
});

test("a policy that does not exist, and no policy, allow nothing", () => {
  expect(createAuthorizer().isAllowed(userWith("constructor"), "kms:ListKeys", KEY_ARN)).toBe(false);
  expect(createAuthorizer().isAllowed(userWith(), "kms:ListKeys", KEY_ARN)).toBe(false);
});

test("full access ends at the border of the account", () => {
  const foreignArn = "acs:kms:local-1:9999999999999999:key/key-loc1";

  expect(createAuthorizer().isAllowed(userWith("AliyunKMSFullAccess"), "kms:DescribeKey", foreignArn)).toBe(
    false,
  );
});

test("the service itself may do everything, and nobody without a session anything", () => {
  const system = callerAs({ type: "system", accountId: "", principalId: "scheduler", userName: "scheduler" });

  expect(createAuthorizer().isAllowed(system, "kms:CreateKey", KEY_ARN)).toBe(true);
  expect(createAuthorizer().isAllowed(callerAs(ANONYMOUS), "kms:ListKeys", KEY_ARN)).toBe(false);
});
