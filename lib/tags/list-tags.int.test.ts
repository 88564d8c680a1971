import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { auditEvents, forceKeyState, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { listResourceTags } from "./list-resource-tags";
import { listTagResources } from "./list-tag-resources";
import { listTags } from "./list-tags";
import { tagResource } from "./tag-resource";

let service: TestService;
let caller: Caller;
let ctx: OperationContext;
/** In the order of their IDs. */
let keyIds: [string, string, string];

beforeAll(async () => {
  service = await testService();
  caller = await service.newCaller();
  ctx = await service.context(caller);
  const instance = await newInstance(ctx);
  const made = [await newKey(ctx, instance), await newKey(ctx, instance), await newKey(ctx, instance)].sort();
  keyIds = made as [string, string, string];
  const tags = [{ env: "prod", team: "billing", "100%": "" }, { env: "prod", team: "mail" }, { env: "test" }];
  for (const [i, keyId] of keyIds.entries()) {
    const pairs = Object.entries(tags[i] ?? {}).map(([tagKey, tagValue]) => ({
      tagKey: tagKey.replace("%", "_"),
      tagValue,
    }));
    await tagResource(ctx, { keyId, tags: pairs });
  }
});

afterAll(() => service.stop());

describe("ListResourceTags", () => {
  test.each(["Enabled", "Disabled", "PendingImport", "PendingDeletion"])(
    "tells the tags of a key that is %s, by tag key",
    async (state) => {
      const [keyId] = keyIds;
      await forceKeyState(service.db, keyId, state);

      await expect(listResourceTags(ctx, { keyId })).resolves.toEqual({
        tags: [
          { keyId, tagKey: "100_", tagValue: "" },
          { keyId, tagKey: "env", tagValue: "prod" },
          { keyId, tagKey: "team", tagValue: "billing" },
        ],
      });
      expect((await auditEvents(service.db, "ListResourceTags")).at(-1)).toMatchObject({
        resourceName: keyId,
        errorCode: "",
      });
    },
  );

  test("a key that is not there, or another account's, is not found; an alias is no key", async () => {
    await expect(listResourceTags(ctx, { keyId: "key-none" })).rejects.toMatchObject({
      code: "Forbidden.KeyNotFound",
    });
    await expect(listResourceTags(await service.context(), { keyId: keyIds[0] })).rejects.toMatchObject({
      code: "Forbidden.KeyNotFound",
    });
    await expect(listResourceTags(ctx, { keyId: "alias/x" })).rejects.toMatchObject({
      code: "Unsupported.Alias",
    });
  });
});

/** Which of the keys an answer names. */
async function found(input: Parameters<typeof listTagResources>[1]): Promise<number[]> {
  const { tagResources } = await listTagResources(ctx, input);
  return [...new Set(tagResources.map(({ resourceId }) => keyIds.indexOf(resourceId)))];
}

describe("ListTagResources", () => {
  test.each([
    ["a tag with its value", () => ({ tag: [{ key: "env", value: "prod" }] }), [0, 1]],
    ["a tag with any value", () => ({ tag: [{ key: "env" }] }), [0, 1, 2]],
    [
      "tags that must all be there",
      () => ({ tag: [{ key: "env", value: "prod" }, { key: "team" }] }),
      [0, 1],
    ],
    ["tags that no key has together", () => ({ tag: [{ key: "env", value: "test" }, { key: "team" }] }), []],
    ["keys", () => ({ resourceId: [keyIds[2]] }), [2]],
    ["keys and a tag", () => ({ resourceId: [keyIds[1], keyIds[2]], tag: [{ key: "team" }] }), [1]],
    ["keys that are not there", () => ({ resourceId: ["key-none"] }), []],
  ])("finds by %s", async (_what, input, expected) => {
    expect(await found({ resourceType: "key", ...input() })).toEqual(expected);
  });

  test("tells every tag of the keys it finds, and is an event", async () => {
    const answer = await listTagResources(ctx, {
      resourceType: "key",
      tag: [{ key: "team", value: "mail" }],
    });

    expect(answer).toEqual({
      tagResources: [
        { resourceId: keyIds[1], resourceType: "key", tagKey: "env", tagValue: "prod" },
        { resourceId: keyIds[1], resourceType: "key", tagKey: "team", tagValue: "mail" },
      ],
      nextToken: "",
    });
    expect((await auditEvents(service.db, "ListTagResources")).at(-1)).toMatchObject({ errorCode: "" });
  });

  test("gives 200 rows at a time and goes on by the token, without a gap or a repetition", async () => {
    const other = await service.context();
    const instance = await newInstance(other);
    const many = await Promise.all(Array.from({ length: 41 }, () => newKey(other, instance)));
    const tags = Array.from({ length: 10 }, (_, i) => ({ tagKey: `k${i}`, tagValue: "v" }));
    for (const keyId of many) await tagResource(other, { keyId, tags });

    const pages = [await listTagResources(other, { resourceType: "key", tag: [{ key: "k0" }] })];
    while (pages.at(-1)?.nextToken !== "") {
      const nextToken = pages.at(-1)?.nextToken ?? "";
      pages.push(await listTagResources(other, { resourceType: "key", tag: [{ key: "k0" }], nextToken }));
    }

    expect(pages.map((page) => page.tagResources.length)).toEqual([200, 200, 10]);
    const rows = pages.flatMap((page) => page.tagResources.map((row) => `${row.resourceId} ${row.tagKey}`));
    expect(new Set(rows).size).toBe(410);
  });

  test.each(["x", "bnVsbA", "WzEsMl0", "WyJhIiwiYiJd=", "WyJhXHUwMDAwIiwiYiJd"])(
    "the token %j is not ours",
    async (nextToken) => {
      const call = listTagResources(ctx, { resourceType: "key", tag: [{ key: "env" }], nextToken });

      await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "NextToken" });
    },
  );

  test("needs the permission on every key that is named", async () => {
    const partly = await service.context(caller, {
      authorizer: { isAllowed: (_caller, _action, arn) => arn.endsWith(keyIds[0]) },
    });

    await expect(
      listTagResources(partly, { resourceType: "key", resourceId: [keyIds[0]] }),
    ).resolves.toBeDefined();
    for (const input of [
      { resourceId: [keyIds[0], keyIds[1]] },
      { resourceId: [keyIds[0], "key-none"] },
      { tag: [{ key: "env" }] },
    ]) {
      await expect(listTagResources(partly, { resourceType: "key", ...input })).rejects.toMatchObject({
        code: "Forbidden.NoPermission",
      });
    }
  });

  test.each([
    ["neither a key nor a tag", {}, "MissingParameter", "ResourceId"],
    [
      "51 keys",
      { resourceId: Array.from({ length: 51 }, (_, i) => `key-${i}`) },
      "InvalidParameter",
      "ResourceId",
    ],
    ["21 tags", { tag: Array.from({ length: 21 }, (_, i) => ({ key: `k${i}` })) }, "InvalidParameter", "Tag"],
    [
      "a type without tags",
      { resourceType: "secret", tag: [{ key: "a" }] },
      "UnsupportedOperation",
      undefined,
    ],
  ])("%s is refused", async (_what, input, code, parameter) => {
    await expect(listTagResources.call(ctx, { resourceType: "key", ...input })).rejects.toMatchObject({
      code,
      parameter,
    });
  });
});

describe("ListTags", () => {
  test("tells every key and value once, with how many keys have it", async () => {
    const { tags, totalCount } = await listTags(ctx, {});

    expect(totalCount).toBe(5);
    expect(tags).toEqual([
      { tagKey: "100_", tagValue: "", resourceCount: 1 },
      { tagKey: "env", tagValue: "prod", resourceCount: 2 },
      { tagKey: "env", tagValue: "test", resourceCount: 1 },
      { tagKey: "team", tagValue: "billing", resourceCount: 1 },
      { tagKey: "team", tagValue: "mail", resourceCount: 1 },
    ]);
    expect((await auditEvents(service.db, "ListTags")).at(-1)).toMatchObject({
      errorCode: "",
      effect: "read",
    });
  });

  test.each([
    ["part of a key, in any case", "EN", ["env", "env"]],
    ["part of a value", "bill", ["team"]],
    ["an underscore is an underscore", "_", ["100_"]],
    ["a percent sign matches nothing else", "%", []],
  ])("search: %s", async (_what, search, expected) => {
    const { tags, totalCount } = await listTags(ctx, { search });

    expect(tags.map(({ tagKey }) => tagKey)).toEqual(expected);
    expect(totalCount).toBe(expected.length);
  });

  test("pages keep the order; one behind the last is empty and still tells the total", async () => {
    const whole = await listTags(ctx, {});
    const pages = [
      await listTags(ctx, { pageSize: 2 }),
      await listTags(ctx, { pageSize: 2, pageNumber: 2 }),
      await listTags(ctx, { pageSize: 2, pageNumber: 3 }),
    ];

    expect(pages.flatMap((page) => page.tags)).toEqual(whole.tags);
    await expect(listTags(ctx, { pageSize: 100, pageNumber: 1_000_000 })).resolves.toMatchObject({
      tags: [],
      totalCount: 5,
    });
  });

  test("an account without tags, and another account, have none", async () => {
    await expect(listTags(await service.context(), {})).resolves.toMatchObject({ tags: [], totalCount: 0 });
  });

  test.each([
    [{ pageNumber: 0 }, "InvalidParameter", "PageNumber"],
    [{ pageSize: 0 }, "InvalidParameter", "PageSize"],
    [{ pageSize: 101 }, "InvalidParameter", "PageSize"],
    [{ search: "x".repeat(129) }, "InvalidParameter", "Search"],
    [{ resourceType: "secret" }, "UnsupportedOperation", undefined],
  ])("%j is refused", async (input, code, parameter) => {
    await expect(listTags.call(ctx, input)).rejects.toMatchObject({ code, parameter });
  });
});

test("without permission tags are refused, not empty, and the refusals are events", async () => {
  const nobody = await service.newCaller({ accountId: caller.actor.accountId, policyNames: [] });
  const denied = await service.context(nobody);

  const outcomes = await Promise.allSettled([
    listTags(denied, {}),
    listResourceTags(denied, { keyId: keyIds[0] }),
    listTagResources(denied, { resourceType: "key", tag: [{ key: "env" }] }),
  ]);

  expect(outcomes.map((outcome) => outcome.status === "rejected" && outcome.reason.code)).toEqual([
    "Forbidden.NoPermission",
    "Forbidden.NoPermission",
    "Forbidden.NoPermission",
  ]);
  for (const name of ["ListTags", "ListResourceTags", "ListTagResources"]) {
    expect((await auditEvents(service.db, name)).at(-1)).toMatchObject({
      errorCode: "Forbidden.NoPermission",
    });
  }
});
