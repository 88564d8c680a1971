import { expect, test, vi } from "vitest";
import { z } from "zod";
import { KmsError } from "@/lib/platform/errors";
import type { ActionTrailEvent } from "./audit-event";
import { defineOperation, located } from "./define-operation";
import { dryRunRefusal } from "./dry-run";
import type { OperationContext, OperationServices } from "./operation-context";
import { resourceRef } from "./resource";

const RESULT = { secret: "result-marker" };

interface Setting {
  run?: () => Promise<object>;
  effect?: "use" | "write";
  services?: Partial<OperationServices>;
  takesDryRun?: boolean;
}

/** One call, with what came of it. */
async function callWith(input: unknown, { run, effect = "use", services, takesDryRun = true }: Setting = {}) {
  const events: ActionTrailEvent[] = [];
  const record = async (event: ActionTrailEvent) => {
    events.push(event);
  };
  const transactions: string[] = [];
  const operation = defineOperation({
    name: "TestOperation",
    effect,
    takesDryRun,
    input: z.strictObject({ keyId: z.string().max(5) }),
    auditInput: ({ keyId }) => ({ KeyId: keyId }),
    auditResult: () => ({ Result: "result-marker" }),
    locate: (ctx, { keyId }) => located(resourceRef(ctx, "ACS::KMS::Key", keyId)),
    run: run ?? (async () => RESULT),
  });
  const transaction = async (body: (db: unknown) => unknown) => {
    const result = await Promise.resolve(body({})).catch((error: unknown) => {
      transactions.push("undone");
      throw error;
    });
    transactions.push("committed");
    return result;
  };
  const ctx = {
    caller: { actor: { type: "ram-user", accountId: "1" }, door: "console", sourceIp: "", userAgent: "" },
    services: {
      db: { $transaction: transaction },
      region: "local-1",
      now: () => new Date(0),
      newRequestId: () => "00000000-0000-4000-8000-000000000000",
      isSealed: () => false,
      authorizer: { isAllowed: () => true },
      throttle: { admit: () => 0 },
      audit: { record, recordIn: (_db: unknown, event: ActionTrailEvent) => record(event) },
      log: { error: vi.fn() },
      ...services,
    },
  } as unknown as OperationContext;
  const answer = await operation.call(ctx, input).catch((error: unknown) => error);
  return { answer, events, transactions };
}

test.each([[true], ["true"]])(
  "a dry run (%j) that would succeed is refused with that, and nothing leaves",
  async (dryRun) => {
    const { answer, events } = await callWith({ keyId: "key-1", dryRun });

    expect(answer).toMatchObject({ code: "DryRunOperationError", httpStatus: 400 });
    expect(JSON.stringify([answer, events])).not.toContain("result-marker");
    expect(events).toMatchObject([
      {
        errorCode: "DryRunOperationError",
        requestParameters: { KeyId: "key-1", DryRun: true },
        resourceName: "key-1",
      },
    ]);
  },
);

test.each([[false], ["false"], [undefined]])(
  "without one (%j) the operation is carried out",
  async (dryRun) => {
    const { answer, events } = await callWith({ keyId: "key-1", ...(dryRun !== undefined && { dryRun }) });

    expect(answer).toMatchObject({ result: RESULT });
    expect(events[0]?.requestParameters).toEqual({ KeyId: "key-1" });
  },
);

test("a dry run of a change is undone", async () => {
  const { answer, events, transactions } = await callWith(
    { keyId: "key-1", dryRun: true },
    { effect: "write" },
  );

  expect(answer).toMatchObject({ code: "DryRunOperationError" });
  expect(transactions).toEqual(["undone"]);
  expect(events).toMatchObject([{ errorCode: "DryRunOperationError" }]);
});

test("a refusal becomes a ValidationError that tells its code", async () => {
  const run = () => Promise.reject(new KmsError("Rejected.Disabled", { facts: { keyId: "key-1" } }));

  const { answer, events } = await callWith({ keyId: "key-1", dryRun: true }, { run });

  expect(answer).toMatchObject({
    code: "ValidationError",
    facts: { code: "Rejected.Disabled", keyId: "key-1" },
  });
  expect(events).toMatchObject([{ errorCode: "ValidationError", requestParameters: { DryRun: true } }]);
});

test("an input that does not parse becomes a ValidationError that names the parameter", async () => {
  const { answer, events } = await callWith({ keyId: "too long", dryRun: true });

  expect(answer).toMatchObject({
    code: "ValidationError",
    parameter: "KeyId",
    problem: "tooLong",
    facts: { code: "InvalidParameter", max: 5 },
  });
  expect(events[0]?.requestParameters).toEqual({ InvalidParameterName: "KeyId", DryRun: true });
});

test("a missing permission becomes an AccessDeniedError", async () => {
  const services = { authorizer: { isAllowed: () => false } };

  const { answer } = await callWith({ keyId: "key-1", dryRun: true }, { services });

  expect(answer).toMatchObject({
    code: "AccessDeniedError",
    httpStatus: 403,
    facts: { action: "kms:TestOperation" },
  });
});

test("what is not of the request is told as it is", async () => {
  const sealed = await callWith({ keyId: "key-1", dryRun: true }, { services: { isSealed: () => true } });
  const throttled = await callWith(
    { keyId: "key-1", dryRun: true },
    { run: () => Promise.reject(new KmsError("Rejected.Throttling")) },
  );
  const broken = await callWith(
    { keyId: "key-1", dryRun: true },
    { run: () => Promise.reject(new Error("inside")) },
  );

  expect(sealed.answer).toMatchObject({ code: "ServiceUnavailable.Sealed" });
  expect(throttled.answer).toMatchObject({ code: "Rejected.Throttling" });
  expect(broken.answer).toMatchObject({ code: "InternalFailure" });
  expect(dryRunRefusal(new KmsError("NotSignedIn"))).toMatchObject({ code: "NotSignedIn" });
});

test.each([["yes"], [1], [null]])("a DryRun of %j is refused, and nothing is carried out", async (dryRun) => {
  const run = vi.fn(async () => RESULT);

  const { answer } = await callWith({ keyId: "key-1", dryRun }, { run });

  expect(answer).toMatchObject({ parameter: "DryRun" });
  expect(run).not.toHaveBeenCalled();
});

test("an operation that takes no DryRun does not ignore it", async () => {
  const { answer } = await callWith({ keyId: "key-1", dryRun: true }, { takesDryRun: false });

  expect(answer).toMatchObject({ code: "InvalidParameter", problem: "unknownParameter" });
});
