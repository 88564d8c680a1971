import { afterAll, beforeAll, expect, test } from "vitest";
import { encrypt } from "@/lib/key-use/encrypt";
import { auditEvents, forceKeyState, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { describeKey } from "./describe-key";
import { disableKey } from "./disable-key";
import { enableKey } from "./enable-key";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("a key is disabled and enabled again, and both are in the audit log", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  await disableKey(ctx, { keyId });
  const disabled = await describeKey(ctx, { keyId });
  await enableKey(ctx, { keyId });
  const enabled = await describeKey(ctx, { keyId });

  expect(disabled.keyMetadata.keyState).toBe("Disabled");
  expect(enabled.keyMetadata.keyState).toBe("Enabled");
  expect((await auditEvents(service.db, "DisableKey")).at(-1)).toMatchObject({
    resourceName: keyId,
    errorCode: "",
  });
  expect((await auditEvents(service.db, "EnableKey")).at(-1)).toMatchObject({
    resourceName: keyId,
    errorCode: "",
  });
});

test("switching to the state a key is in succeeds", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  await expect(enableKey(ctx, { keyId })).resolves.toEqual({ keyState: "Enabled" });
  await disableKey(ctx, { keyId });
  await expect(disableKey(ctx, { keyId })).resolves.toEqual({ keyState: "Disabled" });
});

test.each([
  ["EnableKey", enableKey, "PendingDeletion"],
  ["EnableKey", enableKey, "PendingImport"],
  ["DisableKey", disableKey, "PendingDeletion"],
  ["DisableKey", disableKey, "PendingImport"],
] as const)("%s is refused in some states and changes nothing", async (_name, operation, state) => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  await forceKeyState(service.db, keyId, state);

  const call = operation(ctx, { keyId });

  await expect(call).rejects.toMatchObject({ code: "Rejected.StateModifiedFailed" });
  expect((await describeKey(ctx, { keyId })).keyMetadata.keyState).toBe(state);
});

test("of 100 conflicting calls each is answered, and the state is the one of the last that moved it", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  const calls = await Promise.allSettled(
    Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? disableKey : enableKey)(ctx, { keyId })),
  );

  const refusals = calls.filter((call) => call.status === "rejected").map((call) => call.reason.code);
  expect(refusals.every((code) => code === "Rejected.StateModifiedFailed")).toBe(true);
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(["Enabled", "Disabled"]).toContain(keyMetadata.keyState);
  const events = (await auditEvents(service.db, "DisableKey")).concat(
    await auditEvents(service.db, "EnableKey"),
  );
  expect(events.filter((event) => event.resourceName === keyId)).toHaveLength(100);
});

test("a caller without permission gets the same answer for a key that is there and one that is not", async () => {
  const admin = await service.newCaller();
  const keyId = await newKey(await service.context(admin));
  const cryptoUser = await service.newCaller({
    accountId: admin.actor.accountId,
    policyNames: ["AliyunKMSCryptoUserAccess"],
  });
  const ctx = await service.context(cryptoUser);

  await expect(disableKey(ctx, { keyId })).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
  await expect(disableKey(ctx, { keyId: "key-loc000000000000000000" })).rejects.toMatchObject({
    code: "Forbidden.NoPermission",
  });
});

test("an alias is not taken, and a key of another account is not there", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  await expect(disableKey(ctx, { keyId: "alias/a" })).rejects.toMatchObject({ code: "Unsupported.Alias" });
  await expect(disableKey(await service.context(), { keyId })).rejects.toMatchObject({
    code: "Forbidden.KeyNotFound",
  });
});

test("a key used recently is disabled only with a reason; one that is disabled already needs none", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  await encrypt(ctx, { keyId, plaintext: "cGxhaW4=" });

  const call = disableKey(ctx, { keyId });

  await expect(call).rejects.toMatchObject({ code: "Rejected.RecentlyUsed", facts: { keyId } });
  await disableKey(ctx, { keyId, overrideReason: "moved to another key" });
  expect((await auditEvents(service.db, "DisableKey")).at(-1)?.event).toMatchObject({
    requestParameters: { OverrideReason: "moved to another key" },
  });
  await expect(disableKey(ctx, { keyId })).resolves.toEqual({ keyState: "Disabled" });
});

test.each([
  [2, false],
  [3, true],
  [512, true],
  [513, false],
])("a reason of %d characters is within bounds: %s", async (length, isAllowed) => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  const call = disableKey(ctx, { keyId, overrideReason: "r".repeat(length) });

  if (isAllowed) await expect(call).resolves.toEqual({ keyState: "Disabled" });
  else await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "OverrideReason" });
});
