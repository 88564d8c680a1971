import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { KmsError } from "@/lib/platform/errors";
import { ANONYMOUS } from "./actor";
import type { ActionTrailEvent } from "./audit-event";
import { defineOperation, located } from "./define-operation";
import type { OperationContext, OperationServices } from "./operation-context";
import { resourceRef } from "./resource";

const REQUEST_ID = "00000000-0000-4000-8000-000000000000";
const SECRET = "c2VjcmV0LW1hcmtlcg==";

let events: ActionTrailEvent[];
let steps: string[];

beforeEach(() => {
  events = [];
  steps = [];
});

function testContext(overrides: Partial<OperationServices> = {}): OperationContext {
  const services = {
    db: { $transaction: async (run: (db: unknown) => unknown) => run({}) },
    region: "local-1",
    now: () => new Date("2026-11-22T04:00:00.123Z"),
    newRequestId: () => REQUEST_ID,
    isSealed: () => false,
    authorizer: {
      isAllowed: () => {
        steps.push("authorize");
        return true;
      },
    },
    throttle: {
      admit: () => {
        steps.push("throttle");
        return 0;
      },
    },
    audit: {
      record: async (event: ActionTrailEvent) => {
        steps.push("audit");
        events.push(event);
      },
      recordIn: async (_db: unknown, event: ActionTrailEvent) => {
        steps.push("audit in transaction");
        events.push(event);
      },
    },
    log: { error: vi.fn() },
    ...overrides,
  } as unknown as OperationServices;
  return {
    caller: {
      actor: {
        type: "ram-user",
        accountId: "1",
        principalId: "2",
        userName: "alice",
        policyNames: [],
        sessionId: "s",
      },
      door: "console",
      sourceIp: "127.0.0.1",
      userAgent: "test",
      secureTransport: false,
    },
    services,
  };
}

function testOperation(
  effect: "read" | "write" | "use",
  run: () => Promise<object> = async () => ({ ok: true }),
) {
  return defineOperation({
    name: "TestOperation",
    effect,
    input: z.strictObject({ keyId: z.string(), plaintext: z.string().optional() }),
    auditInput: ({ keyId }) => ({ KeyId: keyId }),
    locate: (ctx, { keyId }) => {
      steps.push("locate");
      return {
        ...located(resourceRef(ctx, "ACS::KMS::Key", keyId)),
        rateLimits: [{ key: "k", requestsPerSecond: 1 }],
      };
    },
    run: () => {
      steps.push("run");
      return run();
    },
  });
}

test("a call goes through every step in order, and is answered after its event", async () => {
  await testOperation("use")(testContext(), { keyId: "key-1" });

  expect(steps).toEqual(["locate", "authorize", "throttle", "run", "audit"]);
});

test("a write puts its event into its own transaction", async () => {
  await testOperation("write")(testContext(), { keyId: "key-1" });

  expect(steps).toEqual(["locate", "authorize", "throttle", "run", "audit in transaction"]);
});

test("the event tells who, what and where in ActionTrail's shape", async () => {
  await testOperation("use")(testContext(), { keyId: "key-1" });

  expect(events[0]).toMatchObject({
    eventId: REQUEST_ID,
    eventName: "TestOperation",
    eventRW: "Read",
    eventTime: "2026-11-22T04:00:00.123Z",
    userIdentity: { type: "ram-user", accountId: "1", principalId: "2", userName: "alice" },
    requestParameters: { KeyId: "key-1" },
    resourceType: "ACS::KMS::Key",
    resourceName: "key-1",
  });
  expect(events[0]).not.toHaveProperty("errorCode");
});

test("a parameter that is not named for the audit log is not in it", async () => {
  await testOperation("use")(testContext(), { keyId: "key-1", plaintext: SECRET });

  expect(JSON.stringify(events)).not.toContain(SECRET);
});

test("a caller without permission is refused before anything runs, and that is recorded", async () => {
  const ctx = testContext({ authorizer: { isAllowed: () => false } });

  const call = testOperation("use")(ctx, { keyId: "key-1" });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.NoPermission", requestId: REQUEST_ID });
  expect(steps).toEqual(["locate", "audit"]);
  expect(events[0]).toMatchObject({ errorCode: "Forbidden.NoPermission", resourceName: "key-1" });
});

test("a caller without a session is refused", async () => {
  const ctx = testContext();

  const call = testOperation("use")(
    { ...ctx, caller: { ...ctx.caller, actor: ANONYMOUS } },
    { keyId: "key-1" },
  );

  await expect(call).rejects.toMatchObject({ code: "NotSignedIn" });
});

test("an input that does not parse is recorded by the name of what was wrong, without its value", async () => {
  const call = testOperation("use").call(testContext(), { keyId: 7, plaintext: SECRET });

  await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "KeyId" });
  expect(events[0]).toMatchObject({ requestParameters: { InvalidParameterName: "KeyId" } });
  expect(JSON.stringify(events)).not.toContain(SECRET);
});

test("while sealed nothing runs", async () => {
  const call = testOperation("use")(testContext({ isSealed: () => true }), { keyId: "key-1" });

  await expect(call).rejects.toMatchObject({ code: "ServiceUnavailable.Sealed" });
  expect(steps).toEqual(["audit"]);
});

test("a throttled call does not run and tells when to try again", async () => {
  const call = testOperation("use")(testContext({ throttle: { admit: () => 0.4 } }), { keyId: "key-1" });

  await expect(call).rejects.toMatchObject({ code: "Rejected.Throttling", retryAfterSeconds: 1 });
  expect(steps).not.toContain("run");
});

test("no answer leaves when its event cannot be recorded", async () => {
  const audit = { record: () => Promise.reject(new Error("away")), recordIn: () => Promise.resolve() };

  const call = testOperation("use")(testContext({ audit }), { keyId: "key-1" });

  await expect(call).rejects.toMatchObject({ code: "ServiceUnavailableTemporary" });
});

test("an unexpected error is answered without a word about its inside", async () => {
  const call = testOperation("use", () => Promise.reject(new Error(SECRET)))(testContext(), {
    keyId: "key-1",
  });

  const error: unknown = await call.catch((reason: unknown) => reason);

  expect(error).toMatchObject({ code: "InternalFailure" });
  expect(String(error)).not.toContain(SECRET);
  expect(JSON.stringify(events)).not.toContain(SECRET);
});

test("a failure inside that was found on purpose is in the log with its cause, a refusal is not", async () => {
  const error = vi.fn();
  const ctx = testContext({ log: { error } as never });
  const failure = new KmsError("InternalFailure", { cause: new Error("a signature that is not valid") });
  const refusal = new KmsError("Rejected.Disabled", { cause: new Error("of no interest") });

  for (const thrown of [failure, refusal]) {
    const call = testOperation("use", () => Promise.reject(thrown))(ctx, { keyId: "key-1" });
    await expect(call).rejects.toBe(thrown);
  }

  expect(error.mock.calls.map(([fields]) => fields.err)).toEqual([failure]);
});

test("a refusal on purpose reaches the caller as it is", async () => {
  const refusal = new KmsError("Rejected.Disabled");

  const call = testOperation("use", () => Promise.reject(refusal))(testContext(), { keyId: "key-1" });

  await expect(call).rejects.toBe(refusal);
  expect(events[0]).toMatchObject({ errorCode: "Rejected.Disabled" });
});

test("a stranger beyond the limit of an address is refused without an event", async () => {
  const operation = defineOperation({
    name: "TestOperation",
    effect: "write",
    access: "anyone",
    input: z.strictObject({}),
    locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Account")),
    run: async () => ({}),
  });
  const asked: unknown[] = [];
  const throttle = {
    admit: (limit: unknown) => {
      asked.push(limit);
      return asked.length > 1 ? 3 : 0;
    },
  };
  const ctx = testContext({ throttle });

  await operation(ctx, {});
  const call = operation(ctx, {});

  await expect(call).rejects.toMatchObject({
    code: "Rejected.Throttling",
    retryAfterSeconds: 3,
    requestId: REQUEST_ID,
  });
  expect(events).toHaveLength(1);
  expect(asked[0]).toMatchObject({ key: "address 127.0.0.1", requestsPerSecond: 1 });
});

test("an operation with several permissions needs each, before anything runs, and its event names every resource", async () => {
  const allowed = new Set(["kms:TestFrom key-1"]);
  const asked: string[] = [];
  const authorizer = {
    isAllowed: (_caller: unknown, action: string, arn: string) => {
      asked.push(`${action} ${arn.split("/")[1]}`);
      return allowed.has(asked.at(-1) ?? "");
    },
  };
  const operation = defineOperation({
    name: "TestOperation",
    effect: "use",
    input: z.strictObject({}),
    locate: (ctx) => {
      const from = resourceRef(ctx, "ACS::KMS::Key", "key-1");
      const to = resourceRef(ctx, "ACS::KMS::Key", "key-2");
      const permissions = [
        { action: "kms:TestFrom", resource: from },
        { action: "kms:TestTo", resource: to },
      ];
      return { ...located(to), permissions };
    },
    run: async () => {
      steps.push("run");
      return {};
    },
  });
  const ctx = testContext({ authorizer });

  await expect(operation(ctx, {})).rejects.toMatchObject({
    code: "Forbidden.NoPermission",
    facts: { action: "kms:TestTo" },
  });
  expect(steps).toEqual(["audit"]);
  allowed.add("kms:TestTo key-2");
  await operation(ctx, {});

  expect(asked).toEqual(["kms:TestFrom key-1", "kms:TestTo key-2", "kms:TestFrom key-1", "kms:TestTo key-2"]);
  for (const event of events) {
    expect(event).toMatchObject({
      resourceName: "key-2",
      referencedResources: { "ACS::KMS::Key": ["key-2", "key-1"] },
    });
  }
});

test("a call counts against every limit it comes under", async () => {
  const asked: string[] = [];
  const throttle = {
    admit: ({ key }: { key: string }) => {
      asked.push(key);
      return key === "b" ? 2 : 0;
    },
  };
  const rateLimits = ["a", "b"].map((key) => ({ key, requestsPerSecond: 1 }));
  const operation = defineOperation({
    name: "TestOperation",
    effect: "use",
    input: z.strictObject({}),
    locate: (ctx) => ({ ...located(resourceRef(ctx, "ACS::KMS::Key", "key-1")), rateLimits }),
    run: async () => ({}),
  });

  const call = operation(testContext({ throttle }), {});

  await expect(call).rejects.toMatchObject({ code: "Rejected.Throttling", retryAfterSeconds: 2 });
  expect(asked).toEqual(["a", "b"]);
});
