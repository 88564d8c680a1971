import { afterAll, beforeAll, expect, test } from "vitest";
import { encrypt } from "@/lib/key-use/encrypt";
import type { OperationContext, RunContext } from "@/lib/operation/operation-context";
import { forceKeyState, newKey } from "@/lib/testing/factories";
import { storeUses } from "@/lib/testing/key-use";
import { type TestService, testService } from "@/lib/testing/test-service";
import { requireNotRecentlyUsed } from "./require-not-recently-used";

const NOW = new Date("2026-11-22T12:30:00.000Z");
const DAY_MS = 86_400_000;
let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

interface World {
  readonly ctx: OperationContext;
  readonly keyId: string;
  readonly accountId: string;
}

async function newWorld(recentUseDays = 30): Promise<World> {
  const caller = await service.newCaller();
  const { settings } = service.service.services;
  const ctx = await service.context(caller, {
    now: () => NOW,
    settings: { ...settings, recentUseDays },
  });
  return { ctx, keyId: await newKey(ctx), accountId: caller.actor.accountId };
}

function guard({ ctx, keyId }: World, overrideReason?: string): Promise<void> {
  const { caller, services } = ctx;
  return services.db.$transaction((db) => {
    const runContext: RunContext = {
      db,
      pool: services.db,
      actor: caller.actor,
      caller,
      accountId: caller.actor.accountId,
      region: services.region,
      requestId: "",
      now: services.now,
      services,
    };
    return requireNotRecentlyUsed(runContext, { keyId, overrideReason });
  });
}

test("a key that was never used passes", async () => {
  await expect(guard(await newWorld())).resolves.toBeUndefined();
});

test("a use that was answered a moment ago is seen, and the refusal tells who, when and how often", async () => {
  const world = await newWorld();
  await encrypt(world.ctx, { keyId: world.keyId, plaintext: "" });
  await encrypt(world.ctx, { keyId: world.keyId, plaintext: "" });

  await expect(guard(world)).rejects.toMatchObject({
    code: "Rejected.RecentlyUsed",
    facts: {
      keyId: world.keyId,
      lastUsedDate: "2026-11-22T12:30:00Z",
      lastUsedBy: world.ctx.caller.actor.userName,
      calls: 2,
      days: 30,
    },
  });
});

test.each([
  ["exactly so many days ago", 0, "Rejected.RecentlyUsed"],
  ["a millisecond earlier, in the same hour", 1, "ok"],
])("a use %s decides to the millisecond", async (_when, earlierMs, verdict) => {
  const world = await newWorld(7);
  await storeUses(service.db, [{ ...world, at: new Date(NOW.getTime() - 7 * DAY_MS - earlierMs) }]);

  const outcome = await guard(world).then(
    () => "ok",
    (error: { code: string }) => error.code,
  );

  expect(outcome).toBe(verdict);
});

test("calls of every version, operation, caller and writer are added up; the last caller is named", async () => {
  const world = await newWorld();
  const at = new Date(NOW.getTime() - DAY_MS);
  await storeUses(service.db, [
    { ...world, at, calls: 10, keyVersionId: "aaaaaaaa-0000-4000-8000-000000000001" },
    { ...world, at, calls: 20, keyVersionId: "bbbbbbbb-0000-4000-8000-000000000002" },
    { ...world, at, calls: 40, slot: 9 },
    { ...world, at, calls: 80, eventName: "Decrypt", actorId: "3", actorName: "dave" },
    { ...world, at: NOW, calls: 160, actorId: "4", actorName: "erin" },
    { ...world, at: new Date(NOW.getTime() - 40 * DAY_MS), calls: 1_000, actorId: "5" },
  ]);

  await expect(guard(world)).rejects.toMatchObject({ facts: { calls: 310, lastUsedBy: "erin" } });
});

test("a reason lets the change pass", async () => {
  const world = await newWorld();
  await storeUses(service.db, [{ ...world, at: NOW }]);

  await expect(guard(world, "The payments service moved on.")).resolves.toBeUndefined();
});

test("with the rule off nothing is asked", async () => {
  const world = await newWorld(0);
  await storeUses(service.db, [{ ...world, at: NOW }]);

  await expect(guard(world)).resolves.toBeUndefined();
});

test("refused calls are no use", async () => {
  const world = await newWorld();
  await forceKeyState(service.db, world.keyId, "Disabled");
  await expect(encrypt(world.ctx, { keyId: world.keyId, plaintext: "" })).rejects.toThrow();

  await expect(guard(world)).resolves.toBeUndefined();
});

test("uses of other keys are not taken for its own", async () => {
  const world = await newWorld();
  await storeUses(service.db, [{ ...world, keyId: `${world.keyId}0`, at: NOW }]);

  await expect(guard(world)).resolves.toBeUndefined();
});
