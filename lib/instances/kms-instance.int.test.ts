import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEvents, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { connectKmsInstance } from "./connect-kms-instance";
import { createKmsInstance } from "./create-kms-instance";
import { getKmsInstance } from "./get-kms-instance";
import { listKmsInstances } from "./list-kms-instances";

const INPUT = { instanceType: "SOFTWARE", instanceName: "prod" } as const;

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("an instance starts uninitialized with the default quotas, and connecting makes it ready", async () => {
  const ctx = await service.context();

  const { kmsInstanceId } = await createKmsInstance(ctx, INPUT);
  const created = await getKmsInstance(ctx, { kmsInstanceId });
  await connectKmsInstance(ctx, { kmsInstanceId });
  const connected = await getKmsInstance(ctx, { kmsInstanceId });

  expect(created.kmsInstance).toMatchObject({
    instanceName: "prod",
    status: "Uninitialized",
    spec: 0,
    keyNum: 100_000,
    usedKeyNum: 0,
    secretNum: 100_000,
    startDate: "",
  });
  expect(connected.kmsInstance.status).toBe("Connected");
  expect(connected.kmsInstance.startDate).not.toBe("");
  for (const name of ["CreateKmsInstance", "ConnectKmsInstance"]) {
    expect((await auditEvents(service.db, name)).at(-1)).toMatchObject({
      resourceName: kmsInstanceId,
      errorCode: "",
    });
  }
});

test("keys count toward the quota", async () => {
  const ctx = await service.context();
  const kmsInstanceId = await newInstance(ctx);

  await newKey(ctx, kmsInstanceId);

  await expect(getKmsInstance(ctx, { kmsInstanceId })).resolves.toMatchObject({
    kmsInstance: { usedKeyNum: 1 },
  });
});

test("of 20 calls that connect one instance, one wins, and it has one key-encryption key", async () => {
  const ctx = await service.context();
  const { kmsInstanceId } = await createKmsInstance(ctx, INPUT);

  const calls = await Promise.allSettled(
    Array.from({ length: 20 }, () => connectKmsInstance(ctx, { kmsInstanceId })),
  );

  expect(calls.filter((call) => call.status === "fulfilled")).toHaveLength(1);
  expect(await service.db.instanceKek.count({ where: { instanceId: kmsInstanceId } })).toBe(1);
});

test("a name is taken once in an account, also when 10 calls want it; another account may have it", async () => {
  const ctx = await service.context();

  const calls = await Promise.allSettled(Array.from({ length: 10 }, () => createKmsInstance(ctx, INPUT)));

  const refusals = calls.filter((call) => call.status === "rejected").map((call) => call.reason.code);
  expect(refusals).toEqual(Array.from({ length: 9 }, () => "Rejected.ResourceExist"));
  await expect(createKmsInstance(await service.context(), INPUT)).resolves.toBeDefined();
});

test("an instance of another account is not there", async () => {
  const kmsInstanceId = await newInstance(await service.context());
  const stranger = await service.context();

  await expect(getKmsInstance(stranger, { kmsInstanceId })).rejects.toMatchObject({
    code: "Forbidden.DKMSInstanceNotFound",
  });
  await expect(connectKmsInstance(stranger, { kmsInstanceId })).rejects.toMatchObject({
    code: "Forbidden.DKMSInstanceNotFound",
  });
  await expect(listKmsInstances(stranger, {})).resolves.toMatchObject({ totalCount: 0, kmsInstances: [] });
});

test("the list is newest first, page by page", async () => {
  const caller = await service.newCaller();
  for (let i = 0; i < 3; i += 1) {
    const at = new Date(Date.UTC(2026, 0, 1 + i));
    await createKmsInstance(await service.context(caller, { now: () => at }), {
      ...INPUT,
      instanceName: `i-${i}`,
    });
  }

  const page = await listKmsInstances(await service.context(caller), { pageSize: 2 });

  expect(page.totalCount).toBe(3);
  expect(page.kmsInstances.map((instance) => instance.instanceName)).toEqual(["i-2", "i-1"]);
});

test.each([
  ["HARDWARE", "UnsupportedOperation"],
  ["EXTERNAL", "UnsupportedOperation"],
  ["CLOUD", "InvalidParameter"],
])("type %s is refused", async (instanceType, code) => {
  await expect(
    createKmsInstance.call(await service.context(), { instanceType, instanceName: "x" }),
  ).rejects.toMatchObject({ code });
});

test.each([
  [{ instanceName: "" }, "InstanceName"],
  [{ instanceName: "x".repeat(65) }, "InstanceName"],
  [{ instanceName: "two words" }, "InstanceName"],
  [{ spec: -1 }, "Spec"],
  [{ spec: 1_000_001 }, "Spec"],
  [{ keyNum: -1 }, "KeyNum"],
  [{ keyNum: 10_000_001 }, "KeyNum"],
  [{ secretNum: 0.5 }, "SecretNum"],
])("%j is refused by name", async (change, parameter) => {
  await expect(
    createKmsInstance.call(await service.context(), { ...INPUT, ...change }),
  ).rejects.toMatchObject({
    code: "InvalidParameter",
    parameter,
  });
});

test("who may only read can list, and can neither create nor connect", async () => {
  const admin = await service.newCaller();
  const kmsInstanceId = await newInstance(await service.context(admin));
  const reader = await service.context(
    await service.newCaller({ accountId: admin.actor.accountId, policyNames: ["AliyunKMSReadOnlyAccess"] }),
  );
  const refused = { code: "Forbidden.NoPermission" };

  await expect(listKmsInstances(reader, {})).resolves.toMatchObject({ totalCount: 1 });
  await expect(getKmsInstance(reader, { kmsInstanceId })).resolves.toBeDefined();
  await expect(createKmsInstance(reader, INPUT)).rejects.toMatchObject(refused);
  await expect(connectKmsInstance(reader, { kmsInstanceId })).rejects.toMatchObject(refused);
});
