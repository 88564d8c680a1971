import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { auditEvents, forceKeyState, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createAlias } from "./create-alias";
import { listAliases } from "./list-aliases";
import { listAliasesByKeyId } from "./list-aliases-by-key-id";

let service: TestService;
let caller: Caller;
let ctx: OperationContext;
let keyId: string;
let otherKeyId: string;

const NAMES = ["alias/zebra", "alias/App_1", "alias/app-2", "alias/team/app", "alias/mail"];

beforeAll(async () => {
  service = await testService();
  caller = await service.newCaller();
  ctx = await service.context(caller);
  const instance = await newInstance(ctx);
  keyId = await newKey(ctx, instance);
  otherKeyId = await newKey(ctx, instance);
  for (const [i, aliasName] of NAMES.entries()) {
    const at = await service.context(caller, { now: () => new Date(Date.UTC(2026, 0, 1 + i)) });
    await createAlias(at, { aliasName, keyId: aliasName === "alias/mail" ? otherKeyId : keyId });
  }
  await forceKeyState(service.db, otherKeyId, "PendingDeletion");
});

afterAll(() => service.stop());

test("ListAliases tells every alias with its key, by name", async () => {
  const { aliases, totalCount } = await listAliases(ctx, {});

  expect(totalCount).toBe(NAMES.length);
  expect(aliases.map((alias) => alias.aliasName).sort()).toEqual([...NAMES].sort());
  expect(aliases.find((alias) => alias.aliasName === "alias/mail")).toEqual({
    aliasName: "alias/mail",
    aliasArn: `acs:kms:local-1:${caller.actor.accountId}:alias/mail`,
    keyId: otherKeyId,
    creationDate: "2026-01-05T00:00:00Z",
    keyState: "PendingDeletion",
    keySpec: "Aliyun_AES_256",
    keyDescription: "",
  });
});

test("pages neither overlap nor miss an alias, and the later ones keep the order", async () => {
  const whole = await listAliases(ctx, { pageSize: 100 });

  for (const pageSize of [1, 2, 3, 4]) {
    const pages = [];
    for (let pageNumber = 1; pageNumber <= Math.ceil(NAMES.length / pageSize); pageNumber += 1) {
      pages.push(await listAliases(ctx, { pageNumber, pageSize }));
    }
    expect(pages.flatMap((page) => page.aliases)).toEqual(whole.aliases);
  }
});

test("a page behind the last is empty and still tells the total", async () => {
  await expect(listAliases(ctx, { pageNumber: 1_000_000, pageSize: 100 })).resolves.toMatchObject({
    aliases: [],
    totalCount: NAMES.length,
  });
});

describe("search", () => {
  test.each([
    ["part of a name, in any case", "APP", ["alias/App_1", "alias/app-2", "alias/team/app"]],
    ["an underscore is an underscore", "p_", ["alias/App_1"]],
    ["a percent sign is a percent sign", "%", []],
    ["a backslash is harmless", "\\", []],
    ["spaces around it do not count", " zebra ", ["alias/zebra"]],
    ["a quote is a character", "' OR 1=1", []],
  ])("%s", async (_what, search, expected) => {
    const { aliases, totalCount } = await listAliases(ctx, { search });

    expect(aliases.map((alias) => alias.aliasName).sort()).toEqual(expected);
    expect(totalCount).toBe(expected.length);
  });
});

describe("ListAliasesByKeyId", () => {
  test("tells the aliases of one key, oldest first", async () => {
    const { aliases, totalCount } = await listAliasesByKeyId(ctx, { keyId });

    expect(aliases.map((alias) => alias.aliasName)).toEqual(NAMES.filter((name) => name !== "alias/mail"));
    expect(totalCount).toBe(NAMES.length - 1);
    expect((await auditEvents(service.db, "ListAliasesByKeyId")).at(-1)).toMatchObject({
      resourceName: keyId,
      errorCode: "",
    });
  });

  test("pages keep the order", async () => {
    const whole = await listAliasesByKeyId(ctx, { keyId, pageSize: 101 });
    const pages = [
      await listAliasesByKeyId(ctx, { keyId, pageSize: 3 }),
      await listAliasesByKeyId(ctx, { keyId, pageSize: 3, pageNumber: 2 }),
    ];

    expect(pages.flatMap((page) => page.aliases)).toEqual(whole.aliases);
  });

  test.each(["Enabled", "Disabled", "PendingImport", "PendingDeletion"])(
    "of a key that is %s",
    async (state) => {
      await forceKeyState(service.db, otherKeyId, state);

      await expect(listAliasesByKeyId(ctx, { keyId: otherKeyId })).resolves.toMatchObject({
        totalCount: 1,
        aliases: [{ keyState: state }],
      });
    },
  );

  test("a key that is not there, or another account's, is not found; an alias is no key", async () => {
    const stranger = await service.context();

    await expect(listAliasesByKeyId(ctx, { keyId: "key-none" })).rejects.toMatchObject({
      code: "Forbidden.KeyNotFound",
    });
    await expect(listAliasesByKeyId(stranger, { keyId })).rejects.toMatchObject({
      code: "Forbidden.KeyNotFound",
    });
    await expect(listAliasesByKeyId(ctx, { keyId: "alias/mail" })).rejects.toMatchObject({
      code: "Unsupported.Alias",
    });
  });
});

describe("bounds, permission, audit", () => {
  test.each([
    [{ pageNumber: 0 }, "PageNumber"],
    [{ pageSize: 0 }, "PageSize"],
    [{ pageSize: 101 }, "PageSize"],
    [{ search: "x".repeat(129) }, "Search"],
  ])("ListAliases of %j is refused", async (input, parameter) => {
    await expect(listAliases.call(ctx, input)).rejects.toMatchObject({ code: "InvalidParameter", parameter });
  });

  test.each([
    [{ pageNumber: 0 }, "PageNumber"],
    [{ pageSize: 0 }, "PageSize"],
    [{ pageSize: 102 }, "PageSize"],
  ])("ListAliasesByKeyId of %j is refused", async (input, parameter) => {
    await expect(listAliasesByKeyId.call(ctx, { keyId, ...input })).rejects.toMatchObject({
      code: "InvalidParameter",
      parameter,
    });
  });

  test("the bounds themselves are taken", async () => {
    await expect(listAliases(ctx, { pageSize: 1, search: "x".repeat(128) })).resolves.toMatchObject({
      totalCount: 0,
    });
  });

  test("another account sees none of them", async () => {
    await expect(listAliases(await service.context(), {})).resolves.toMatchObject({ totalCount: 0 });
  });

  test("without permission the lists are refused, not empty, and both are events", async () => {
    const nobody = await service.newCaller({ accountId: caller.actor.accountId, policyNames: [] });
    const denied = await service.context(nobody);

    await expect(listAliases(denied, {})).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
    await expect(listAliasesByKeyId(denied, { keyId })).rejects.toMatchObject({
      code: "Forbidden.NoPermission",
    });
    const events = await auditEvents(service.db, "ListAliases");
    expect(events.at(-1)).toMatchObject({ errorCode: "Forbidden.NoPermission", effect: "read" });
    expect(events.at(0)).toMatchObject({ errorCode: "", resourceType: "ACS::KMS::Alias", resourceName: "" });
  });
});
