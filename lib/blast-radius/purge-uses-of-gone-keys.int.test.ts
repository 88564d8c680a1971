import { afterAll, beforeAll, expect, test } from "vitest";
import { newKey } from "@/lib/testing/factories";
import { storeUses } from "@/lib/testing/key-use";
import { type TestService, testService } from "@/lib/testing/test-service";
import { purgeUsesOfGoneKeys } from "./purge-uses-of-gone-keys";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

test("uses that were counted after their key was destroyed are forgotten, and no others", async () => {
  const ctx = await service.context();
  const { accountId } = ctx.caller.actor;
  const keyId = await newKey(ctx);
  const at = new Date();
  await storeUses(service.db, [
    { accountId, keyId: "key-gone-1", at, errorCode: "Rejected.PendingDeletion" },
    { accountId, keyId: "key-gone-1", at },
    { accountId, keyId, at },
    { accountId, keyId, at, errorCode: "Rejected.Disabled" },
    { accountId, keyId: "zzz-gone-2", at, errorCode: "Rejected.PendingDeletion" },
  ]);

  const count = await purgeUsesOfGoneKeys(service.db);

  expect(count).toBe(3);
  const left = await service.db.keyUse.findMany();
  expect(left.map((use) => use.keyId)).toEqual([keyId, keyId]);
});

test("where no key was used there is nothing to do", async () => {
  await service.db.keyUse.deleteMany();

  await expect(purgeUsesOfGoneKeys(service.db)).resolves.toBe(0);
});
