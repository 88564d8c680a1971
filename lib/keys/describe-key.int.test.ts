import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEvents, forceKeyState, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { describeKey } from "./describe-key";
import { KEY_STATES } from "./key-state";
import { updateKeyDescription } from "./update-key-description";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("DescribeKey tells a key in every state, with its creator and its instance by name", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  for (const state of KEY_STATES) {
    await forceKeyState(service.db, keyId, state);
    const { keyMetadata } = await describeKey(ctx, { keyId });
    expect(keyMetadata).toMatchObject({ keyId, keyState: state, creatorName: ctx.caller.actor.userName });
    expect(keyMetadata.instanceName).not.toBe("");
  }
  expect(await auditEvents(service.db, "DescribeKey")).toHaveLength(KEY_STATES.length);
});

test("a key that is not there, another account's, and one under an unknown alias are not found", async () => {
  const keyId = await newKey(await service.context());
  const ctx = await service.context();

  await expect(describeKey(ctx, { keyId })).rejects.toMatchObject({ code: "Forbidden.KeyNotFound" });
  await expect(describeKey(ctx, { keyId: "key-none" })).rejects.toMatchObject({
    code: "Forbidden.KeyNotFound",
  });
  await expect(describeKey(ctx, { keyId: "alias/none" })).rejects.toMatchObject({
    code: "Forbidden.AliasNotFound",
  });
});

test("without permission the answer is the same whether or not the key is there", async () => {
  const admin = await service.newCaller();
  const keyId = await newKey(await service.context(admin));
  const nobody = await service.newCaller({ accountId: admin.actor.accountId, policyNames: [] });
  const ctx = await service.context(nobody);

  const answers = await Promise.all(
    [keyId, "key-none", "alias/none"].map((name) =>
      describeKey(ctx, { keyId: name }).catch((error: unknown) => String(error)),
    ),
  );

  expect(new Set(answers).size).toBe(1);
});

test.each([
  ["Enabled", "ok"],
  ["Disabled", "ok"],
  ["PendingImport", "ok"],
  ["PendingDeletion", "Rejected.PendingDeletion"],
])("UpdateKeyDescription of a key that is %s: %s", async (state, verdict) => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  await forceKeyState(service.db, keyId, state);

  const outcome = await updateKeyDescription(ctx, { keyId, description: "new" }).then(
    () => "ok",
    (error: { code: string }) => error.code,
  );

  expect(outcome).toBe(verdict);
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata.description).toBe(verdict === "ok" ? "new" : "");
  expect((await auditEvents(service.db, "UpdateKeyDescription")).at(-1)).toMatchObject({
    resourceName: keyId,
    errorCode: verdict === "ok" ? "" : verdict,
  });
});

test("a reader may not change a description", async () => {
  const admin = await service.newCaller();
  const keyId = await newKey(await service.context(admin));
  const reader = await service.newCaller({
    accountId: admin.actor.accountId,
    policyNames: ["AliyunKMSReadOnlyAccess"],
  });

  const call = updateKeyDescription(await service.context(reader), { keyId, description: "x" });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
});
