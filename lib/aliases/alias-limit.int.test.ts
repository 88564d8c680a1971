import { afterAll, beforeAll, expect, test } from "vitest";
import type { OperationContext } from "@/lib/operation/operation-context";
import { newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createAlias } from "./create-alias";
import { deleteAlias } from "./delete-alias";
import { ALIASES_PER_KEY_MAX } from "./schema";
import { updateAlias } from "./update-alias";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** A key with so many aliases, `alias/0` and on. */
async function keyWithAliases(ctx: OperationContext, instance: string, count: number): Promise<string> {
  const keyId = await newKey(ctx, instance);
  const { accountId } = ctx.caller.actor;
  const createdAt = new Date();
  await service.db.alias.createMany({
    data: Array.from({ length: count }, (_, index) => {
      return { accountId, region: ctx.services.region, aliasName: `alias/${index}`, keyId, createdAt };
    }),
  });
  return keyId;
}

test("a key has 1,000 aliases at most, however they come to it and however many calls meet", async () => {
  const ctx = await service.context();
  const instance = await newInstance(ctx);
  const keyId = await keyWithAliases(ctx, instance, ALIASES_PER_KEY_MAX - 1);
  const other = await newKey(ctx, instance);
  await createAlias(ctx, { aliasName: "alias/of-another", keyId: other });

  const calls = await Promise.allSettled([
    updateAlias(ctx, { aliasName: "alias/of-another", keyId }),
    ...["a", "b", "c", "d"].map((name) => createAlias(ctx, { aliasName: `alias/${name}`, keyId })),
  ]);

  expect(ALIASES_PER_KEY_MAX).toBe(1_000);
  expect(await service.db.alias.count({ where: { keyId } })).toBe(1_000);
  const refusals = calls.filter((call) => call.status === "rejected");
  expect(refusals.map(({ reason }) => reason.code)).toEqual(Array(4).fill("Rejected.LimitExceeded"));
});

test("an alias that leads to a full key already may be confirmed, and one that is deleted makes room", async () => {
  const ctx = await service.context();
  const keyId = await keyWithAliases(ctx, await newInstance(ctx), ALIASES_PER_KEY_MAX);

  await updateAlias(ctx, { aliasName: "alias/7", keyId });
  await deleteAlias(ctx, { aliasName: "alias/7" });

  await expect(createAlias(ctx, { aliasName: "alias/new", keyId })).resolves.toBeDefined();
});
