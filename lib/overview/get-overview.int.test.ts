import { afterAll, beforeAll, expect, test } from "vitest";
import { encrypt } from "@/lib/key-use/encrypt";
import { forceKeyState, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { getOverview } from "./get-overview";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("an empty account has nothing done", async () => {
  await expect(getOverview(await service.context(), {})).resolves.toEqual({
    keys: { total: 0, enabled: 0, disabled: 0, pendingDeletion: 0, pendingImport: 0 },
    instances: { total: 0, notConnected: 0 },
    firstSteps: { hasInstance: false, hasConnectedInstance: false, hasKey: false, hasEncrypted: false },
  });
});

test("steps tick from what is there, and counts follow the states", async () => {
  const ctx = await service.context();
  const instanceId = await newInstance(ctx);
  const keyId = await newKey(ctx, instanceId);
  await forceKeyState(service.db, await newKey(ctx, instanceId), "Disabled");
  await encrypt(ctx, { keyId, plaintext: "" });

  await expect(getOverview(ctx, {})).resolves.toEqual({
    keys: { total: 2, enabled: 1, disabled: 1, pendingDeletion: 0, pendingImport: 0 },
    instances: { total: 1, notConnected: 0 },
    firstSteps: { hasInstance: true, hasConnectedInstance: true, hasKey: true, hasEncrypted: true },
  });
});

test("who has no policy is refused", async () => {
  const caller = await service.newCaller({ policyNames: [] });

  await expect(getOverview(await service.context(caller), {})).rejects.toMatchObject({
    code: "Forbidden.NoPermission",
  });
});
