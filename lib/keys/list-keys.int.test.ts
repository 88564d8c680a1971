import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { auditEvents, forceKeyState, newInstance } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createKey } from "./create-key";
import { listKeys } from "./list-keys";
import { ATTENTION_NEEDED, KEY_FILTER_KEYS, type KeyFilterKey, MATERIAL_EXPIRES_SOON_DAYS } from "./schema";

const DAY_MS = 86_400_000;

let service: TestService;
let caller: Caller;
let ctx: OperationContext;
let firstInstance: string;
let secondInstance: string;
/** Oldest first. */
let keyIds: string[];

beforeAll(async () => {
  service = await testService();
  caller = await service.newCaller();
  ctx = await service.context(caller);
  firstInstance = await newInstance(ctx);
  secondInstance = await newInstance(ctx);
  keyIds = [];
  for (let i = 0; i < 12; i += 1) {
    const at = new Date(Date.UTC(2026, 0, 1 + i));
    const { keyMetadata } = await createKey(await service.context(caller, { now: () => at }), {
      dkmsInstanceId: i < 8 ? firstInstance : secondInstance,
      description: i === 3 ? "100% of payments_db" : `key number ${i}`,
      tags: i % 2 === 0 ? [{ tagKey: "env", tagValue: i < 6 ? "prod" : "test" }] : [],
    });
    keyIds.push(keyMetadata.keyId);
  }
  const stateOf = { 0: "Disabled", 1: "PendingDeletion", 2: "PendingImport" };
  for (const [i, state] of Object.entries(stateOf)) await forceKeyState(service.db, idOf(Number(i)), state);
  await expireMaterial(4, MATERIAL_EXPIRES_SOON_DAYS - 1);
  await expireMaterial(7, MATERIAL_EXPIRES_SOON_DAYS + 1);
  await service.db.alias.create({
    data: {
      accountId: caller.actor.accountId,
      region: "local-1",
      aliasName: "alias/billing",
      keyId: idOf(5),
      createdAt: new Date(),
    },
  });
});

afterAll(() => service.stop());

const idOf = (i: number) => keyIds[i] ?? "";

async function expireMaterial(i: number, inDays: number): Promise<void> {
  const materialExpireAt = new Date(Date.now() + inDays * DAY_MS);
  await service.db.key.update({ where: { id: idOf(i) }, data: { materialExpireAt } });
}

async function found(input: Parameters<typeof listKeys>[1]): Promise<number[]> {
  const page = await listKeys(ctx, { pageSize: 100, ...input });
  expect(page.totalCount).toBe(page.keys.length);
  return page.keys.map((key) => keyIds.indexOf(key.keyId)).sort((a, b) => a - b);
}

const filter = (key: KeyFilterKey, ...values: string[]) => ({ filters: [{ key, values }] });

describe("filters", () => {
  test.each([
    ["one state", () => filter("KeyState", "Disabled"), [0]],
    ["two states are either", () => filter("KeyState", "Disabled", "PendingDeletion"), [0, 1]],
    ["no values are no filter", () => filter("KeyState"), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ["an instance", () => filter("DKMSInstanceId", secondInstance), [8, 9, 10, 11]],
    ["a key ID", () => filter("KeyId", idOf(4)), [4]],
    ["a spec that no key has", () => filter("KeySpec", "RSA_2048"), []],
    ["a usage", () => ({ ...filter("KeyUsage", "SIGN/VERIFY") }), []],
    ["a protection level", () => filter("ProtectionLevel", "HSM"), []],
    ["a creator type", () => filter("CreatorType", "Service"), []],
    ["a creator", () => filter("Creator", "nobody"), []],
    ["an alias", () => filter("AliasName", "alias/billing"), [5]],
    ["a tag key", () => filter("TagKey", "env"), [0, 2, 4, 6, 8, 10]],
    ["a tag value", () => filter("TagValue", "test"), [6, 8, 10]],
    ["what needs attention", () => filter("Attention", ATTENTION_NEEDED), [1, 2, 4]],
    ["no other need", () => filter("Attention", "None"), []],
  ])("%s", async (_what, input, expected) => {
    expect(await found(input())).toEqual(expected);
  });

  test("different filters must all hold", async () => {
    const filters = [
      { key: "DKMSInstanceId" as const, values: [firstInstance] },
      { key: "TagKey" as const, values: ["env"] },
      { key: "TagValue" as const, values: ["test"] },
    ];

    expect(await found({ filters })).toEqual([6]);
  });

  test("the same filter twice is either", async () => {
    const filters = [
      { key: "KeyId" as const, values: [idOf(2)] },
      { key: "KeyId" as const, values: [idOf(7)] },
    ];

    expect(await found({ filters })).toEqual([2, 7]);
  });

  test("every documented filter is taken, and keyId in small letters too", async () => {
    for (const key of KEY_FILTER_KEYS) await expect(listKeys(ctx, filter(key, "x"))).resolves.toBeDefined();
    await expect(
      listKeys.call(ctx, { filters: [{ key: "keyId", values: [keyIds[0]] }] }),
    ).resolves.toMatchObject({
      result: { totalCount: 1 },
    });
  });

  test("a filter value is a value, never a piece of the query", async () => {
    expect(await found(filter("KeyState", "Enabled' OR '1'='1"))).toEqual([]);
  });
});

describe("search", () => {
  test.each([
    ["part of a description, in any case", "NUMBER 7", [7]],
    ["part of an alias", "billing", [5]],
    ["a percent sign is a percent sign", "100%", [3]],
    ["an underscore is an underscore", "payments_db", [3]],
    ["an underscore matches nothing else", "paymentsXdb", []],
    ["a backslash is harmless", "\\", []],
  ])("%s", async (_what, search, expected) => {
    expect(await found({ search })).toEqual(expected);
  });

  test("part of an ID", async () => {
    expect(await found({ search: idOf(9).slice(8, 22) })).toEqual([9]);
  });
});

describe("pages and order", () => {
  test("newest first, ten a page, and pages neither overlap nor miss a key", async () => {
    const first = await listKeys(ctx, {});
    const second = await listKeys(ctx, { pageNumber: 2 });

    expect(first).toMatchObject({ totalCount: 12, pageNumber: 1, pageSize: 10 });
    expect([...first.keys, ...second.keys].map((key) => key.keyId)).toEqual([...keyIds].reverse());
  });

  test("a page beyond the last is empty and still tells the total", async () => {
    await expect(listKeys(ctx, { pageNumber: 1_000_000, pageSize: 100 })).resolves.toMatchObject({
      keys: [],
      totalCount: 12,
    });
  });

  test.each(["CreationDate", "KeyState", "KeyId"] as const)(
    "by %s, one order is the other reversed",
    async (sortBy) => {
      const ascending = await listKeys(ctx, { sortBy, sortOrder: "Ascending", pageSize: 100 });
      const descending = await listKeys(ctx, { sortBy, sortOrder: "Descending", pageSize: 100 });

      expect(descending.keys).toEqual([...ascending.keys].reverse());
    },
  );
});

describe("bounds, permission, audit", () => {
  test.each([
    [{ pageNumber: 0 }, "PageNumber"],
    [{ pageSize: 0 }, "PageSize"],
    [{ pageSize: 101 }, "PageSize"],
    [{ filters: Array.from({ length: 11 }, () => ({ key: "KeyState", values: [] })) }, "Filters"],
    [{ filters: [{ key: "KeyState", values: Array.from({ length: 11 }, () => "x") }] }, "Filters[0]"],
    [{ filters: [{ key: "Nope", values: [] }] }, "Filters[0]"],
    [{ search: "x".repeat(129) }, "Search"],
  ])("%j is refused", async (input, parameter) => {
    await expect(listKeys.call(ctx, input)).rejects.toMatchObject({ code: "InvalidParameter", parameter });
  });

  test("another account sees none of these keys", async () => {
    await expect(listKeys(await service.context(), {})).resolves.toMatchObject({ totalCount: 0 });
  });

  test("without permission the list is refused, not empty, and both are events", async () => {
    const nobody = await service.newCaller({ accountId: caller.actor.accountId, policyNames: [] });

    await expect(listKeys(await service.context(nobody), {})).rejects.toMatchObject({
      code: "Forbidden.NoPermission",
    });

    const events = await auditEvents(service.db, "ListKeys");
    expect(events.at(-1)).toMatchObject({ errorCode: "Forbidden.NoPermission", effect: "read" });
    expect(events.at(0)).toMatchObject({ errorCode: "" });
  });
});
