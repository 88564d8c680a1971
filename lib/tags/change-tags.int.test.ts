import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { auditEvents, forceKeyState, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { tagResource } from "./tag-resource";
import { tagResources } from "./tag-resources";
import { untagResource } from "./untag-resource";
import { untagResources } from "./untag-resources";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

interface World {
  caller: Caller;
  ctx: OperationContext;
  keyId: string;
  otherKeyId: string;
}

async function world(): Promise<World> {
  const caller = await service.newCaller();
  const ctx = await service.context(caller);
  const instance = await newInstance(ctx);
  return { caller, ctx, keyId: await newKey(ctx, instance), otherKeyId: await newKey(ctx, instance) };
}

/** `key=value` of a key's tags, in order. */
async function tagsOf(keyId: string): Promise<string[]> {
  const tags = await service.db.tag.findMany({ where: { resourceId: keyId } });
  return tags.map(({ tagKey, tagValue }) => `${tagKey}=${tagValue}`).sort();
}

const manyTags = (count: number, prefix = "k") =>
  Array.from({ length: count }, (_, i) => ({ tagKey: `${prefix}${i}`, tagValue: "" }));

const ENV = [{ tagKey: "env", tagValue: "prod" }];

describe("TagResource", () => {
  test("puts tags on a key, replaces the value of one that is there, and is one event", async () => {
    const { ctx, keyId } = await world();

    await tagResource(ctx, { keyId, tags: [...ENV, { tagKey: "team", tagValue: "" }] });
    await tagResource(ctx, { keyId, tags: [{ tagKey: "env", tagValue: "test" }] });

    expect(await tagsOf(keyId)).toEqual(["env=test", "team="]);
    expect((await auditEvents(service.db, "TagResource")).at(-1)).toMatchObject({
      resourceType: "ACS::KMS::Key",
      resourceName: keyId,
      errorCode: "",
      event: { requestParameters: { KeyId: keyId, Tags: '[{"tagKey":"env","tagValue":"test"}]' } },
    });
  });

  test("a key has 20 tags at most; changing the value of one of them is no new tag", async () => {
    const { ctx, keyId } = await world();
    await tagResource(ctx, { keyId, tags: manyTags(20) });

    const oneMore = tagResource(ctx, { keyId, tags: ENV });

    await expect(oneMore).rejects.toMatchObject({ code: "Rejected.LimitExceeded", facts: { max: 20 } });
    await tagResource(ctx, { keyId, tags: [{ tagKey: "k3", tagValue: "changed" }] });
    expect(await tagsOf(keyId)).toHaveLength(20);
    expect(await tagsOf(keyId)).toContain("k3=changed");
  });

  test("of 100 calls with a tag each, 20 win", async () => {
    const { ctx, keyId } = await world();

    const outcomes = await Promise.all(
      manyTags(100).map((tag) => outcomeOf(tagResource(ctx, { keyId, tags: [tag] }))),
    );

    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === "Rejected.LimitExceeded")).toHaveLength(80);
    expect(await tagsOf(keyId)).toHaveLength(20);
  });

  test.each([
    ["no tag", [], "Tags"],
    ["21 tags", manyTags(21), "Tags"],
    ["an empty key", [{ tagKey: "", tagValue: "" }], "Tags[0]"],
    ["a key of 129", [{ tagKey: "x".repeat(129), tagValue: "" }], "Tags[0]"],
    ["a value of 129", [{ tagKey: "x", tagValue: "x".repeat(129) }], "Tags[0]"],
    ["a space in the key", [{ tagKey: "a b", tagValue: "" }], "Tags[0]"],
    ["a space in the value", [{ tagKey: "a", tagValue: "b c" }], "Tags[0]"],
    ["a key that begins with aliyun", [{ tagKey: "Aliyun-x", tagValue: "" }], "Tags[0]"],
    ["a key that begins with acs:", [{ tagKey: "acs:x", tagValue: "" }], "Tags[0]"],
    ["the same key twice", [...ENV, ...ENV], "Tags"],
  ])("%s is refused", async (_what, tags, parameter) => {
    const { ctx, keyId } = await world();

    await expect(tagResource(ctx, { keyId, tags })).rejects.toMatchObject({
      code: "InvalidParameter",
      parameter,
    });
  });

  test("the longest key and value, and every character allowed, are taken", async () => {
    const { ctx, keyId } = await world();
    const tags = [
      { tagKey: "x".repeat(128), tagValue: "y".repeat(128) },
      { tagKey: "aZ0/\\_-.+=:@", tagValue: "aZ0/\\_-.+=:@" },
    ];

    await tagResource(ctx, { keyId, tags });

    expect(await tagsOf(keyId)).toEqual(tags.map(({ tagKey, tagValue }) => `${tagKey}=${tagValue}`).sort());
  });
});

test("UntagResource takes off the tags named and no others, and is one event", async () => {
  const { ctx, keyId } = await world();
  await tagResource(ctx, { keyId, tags: manyTags(4) });

  await untagResource(ctx, { keyId, tagKeys: ["k0", "k2", "never-there"] });

  expect(await tagsOf(keyId)).toEqual(["k1=", "k3="]);
  expect((await auditEvents(service.db, "UntagResource")).at(-1)).toMatchObject({
    resourceName: keyId,
    errorCode: "",
    event: { requestParameters: { TagKeys: '["k0","k2","never-there"]' } },
  });
});

test.each([
  ["none", []],
  ["21", manyTags(21).map(({ tagKey }) => tagKey)],
])("UntagResource of %s tag keys is refused", async (_what, tagKeys) => {
  const { ctx, keyId } = await world();

  await expect(untagResource(ctx, { keyId, tagKeys })).rejects.toMatchObject({
    code: "InvalidParameter",
    parameter: "TagKeys",
  });
});

test.each(["Enabled", "Disabled", "PendingImport", "PendingDeletion"])(
  "tags of a key that is %s can be changed",
  async (state) => {
    const { ctx, keyId } = await world();
    await forceKeyState(service.db, keyId, state);

    await tagResource(ctx, { keyId, tags: manyTags(2) });
    await untagResource(ctx, { keyId, tagKeys: ["k0"] });
    await tagResources(ctx, { resourceType: "key", resourceId: [keyId], tag: [{ key: "env", value: "x" }] });
    await untagResources(ctx, { resourceType: "key", resourceId: [keyId], tagKey: ["k1"] });

    expect(await tagsOf(keyId)).toEqual(["env=x"]);
  },
);

describe("TagResources", () => {
  test("puts the same tags on several keys, once on one that is named twice, in one event", async () => {
    const { ctx, keyId, otherKeyId } = await world();

    await tagResources(ctx, {
      resourceType: "key",
      resourceId: [keyId, otherKeyId, keyId],
      tag: [{ key: "env", value: "prod" }, { key: "bare" }],
    });

    expect(await tagsOf(keyId)).toEqual(["bare=", "env=prod"]);
    expect(await tagsOf(otherKeyId)).toEqual(["bare=", "env=prod"]);
    const events = await auditEvents(service.db, "TagResources");
    expect(events.at(-1)?.event).toMatchObject({
      requestParameters: { ResourceType: "key", ResourceId: [keyId, otherKeyId, keyId] },
      referencedResources: { "ACS::KMS::Key": [keyId, otherKeyId] },
    });
  });

  test("is all or nothing: one key that is full, or that is not there, and no key is tagged", async () => {
    const { ctx, keyId, otherKeyId } = await world();
    await tagResource(ctx, { keyId: otherKeyId, tags: manyTags(20) });
    const tag = [{ key: "env", value: "prod" }];

    expect(
      await outcomeOf(tagResources(ctx, { resourceType: "key", resourceId: [keyId, otherKeyId], tag })),
    ).toBe("Rejected.LimitExceeded");
    expect(
      await outcomeOf(tagResources(ctx, { resourceType: "key", resourceId: [keyId, "key-none"], tag })),
    ).toBe("Forbidden.KeyNotFound");
    expect(await tagsOf(keyId)).toEqual([]);
  });

  test("needs the permission on every key, before it tells which of them are there", async () => {
    const { caller, keyId, otherKeyId } = await world();
    const ctx = await service.context(caller, {
      authorizer: { isAllowed: (_caller, _action, arn) => arn.endsWith(keyId) },
    });

    for (const refused of [otherKeyId, "key-none"]) {
      const resources = { resourceType: "key" as const, resourceId: [keyId, refused] };
      expect(await outcomeOf(tagResources(ctx, { ...resources, tag: [{ key: "env" }] }))).toBe(
        "Forbidden.NoPermission",
      );
      expect(await outcomeOf(untagResources(ctx, { ...resources, all: true }))).toBe(
        "Forbidden.NoPermission",
      );
    }
    expect(await tagsOf(keyId)).toEqual([]);
  });

  test("100 calls at once on the same keys in opposite orders all succeed", async () => {
    const { ctx, keyId, otherKeyId } = await world();

    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        const resourceId = i % 2 === 0 ? [keyId, otherKeyId] : [otherKeyId, keyId];
        return outcomeOf(
          i % 4 === 3
            ? untagResources(ctx, { resourceType: "key", resourceId, all: true })
            : tagResources(ctx, { resourceType: "key", resourceId, tag: [{ key: "env", value: `${i}` }] }),
        );
      }),
    );

    expect(new Set(outcomes)).toEqual(new Set(["ok"]));
    expect(await tagsOf(keyId)).toEqual(await tagsOf(otherKeyId));
  });

  test("no tag is left of a key that is deleted at the same time", async () => {
    const { ctx, keyId, otherKeyId } = await world();
    const destroy = service.db.$transaction(async (db) => {
      await db.key.delete({ where: { id: keyId } });
      await db.tag.deleteMany({ where: { resourceId: keyId } });
    });

    await Promise.all([
      destroy,
      ...manyTags(15).map(({ tagKey }) =>
        outcomeOf(
          tagResources(ctx, {
            resourceType: "key",
            resourceId: [otherKeyId, keyId],
            tag: [{ key: tagKey }],
          }),
        ),
      ),
    ]);

    expect(await tagsOf(keyId)).toEqual([]);
  });

  test.each(["secret", "instance"] as const)("a %s has no tags here", async (resourceType) => {
    const { ctx, keyId } = await world();
    const resources = { resourceType, resourceId: [keyId] };

    await expect(tagResources(ctx, { ...resources, tag: [{ key: "env" }] })).rejects.toMatchObject({
      code: "UnsupportedOperation",
      facts: { resourceType },
    });
    await expect(untagResources(ctx, { ...resources, all: true })).rejects.toMatchObject({
      code: "UnsupportedOperation",
      facts: { resourceType },
    });
  });

  test.each([
    ["no resource", { resourceId: [] }, "ResourceId"],
    ["51 resources", { resourceId: Array.from({ length: 51 }, (_, i) => `key-${i}`) }, "ResourceId"],
    ["no tag", { tag: [] }, "Tag"],
    ["21 tags", { tag: Array.from({ length: 21 }, (_, i) => ({ key: `k${i}` })) }, "Tag"],
    ["the same key twice", { tag: [{ key: "a" }, { key: "a" }] }, "Tag"],
    ["an unknown type", { resourceType: "certificate" }, "ResourceType"],
  ])("%s is refused", async (_what, change, parameter) => {
    const { ctx, keyId } = await world();
    const valid = { resourceType: "key", resourceId: [keyId], tag: [{ key: "env" }] };

    await expect(tagResources.call(ctx, { ...valid, ...change })).rejects.toMatchObject({
      code: "InvalidParameter",
      parameter,
    });
  });

  test("50 keys with 20 tags each are taken", async () => {
    const { ctx } = await world();
    const instance = await newInstance(ctx);
    const keyIds = await Promise.all(Array.from({ length: 50 }, () => newKey(ctx, instance)));

    await tagResources(ctx, {
      resourceType: "key",
      resourceId: keyIds,
      tag: manyTags(20).map(({ tagKey }) => ({ key: tagKey })),
    });

    expect(await service.db.tag.count({ where: { resourceId: { in: keyIds } } })).toBe(1000);
  });
});

describe("UntagResources", () => {
  test("takes the tags named off every key; `all` counts only when none is named", async () => {
    const { ctx, keyId, otherKeyId } = await world();
    const resources = { resourceType: "key" as const, resourceId: [keyId, otherKeyId] };
    await tagResources(ctx, { ...resources, tag: [{ key: "a" }, { key: "b" }, { key: "c" }] });

    await untagResources(ctx, { ...resources, tagKey: ["a"], all: true });
    expect(await tagsOf(keyId)).toEqual(["b=", "c="]);
    await untagResources(ctx, { ...resources, all: true });

    expect([...(await tagsOf(keyId)), ...(await tagsOf(otherKeyId))]).toEqual([]);
    expect((await auditEvents(service.db, "UntagResources")).at(-1)).toMatchObject({
      errorCode: "",
      event: { requestParameters: { ResourceId: [keyId, otherKeyId], All: true } },
    });
  });

  test.each([
    ["neither tag keys nor all", {}, "MissingParameter", "TagKey"],
    ["21 tag keys", { tagKey: manyTags(21).map(({ tagKey }) => tagKey) }, "InvalidParameter", "TagKey"],
  ])("%s is refused", async (_what, change, code, parameter) => {
    const { ctx, keyId } = await world();

    const call = untagResources.call(ctx, { resourceType: "key", resourceId: [keyId], ...change });

    await expect(call).rejects.toMatchObject({ code, parameter });
  });
});

test("a reader may not change tags, a key of another account has none to change, and an alias is no key", async () => {
  const { caller, ctx, keyId } = await world();
  const reader = await service.context(
    await service.newCaller({
      accountId: caller.actor.accountId,
      policyNames: ["AliyunKMSReadOnlyAccess"],
    }),
  );
  const stranger = await service.context();
  const attempts = (as: OperationContext, id: string) => [
    tagResource(as, { keyId: id, tags: ENV }),
    untagResource(as, { keyId: id, tagKeys: ["env"] }),
    tagResources(as, { resourceType: "key", resourceId: [id], tag: [{ key: "env" }] }),
    untagResources(as, { resourceType: "key", resourceId: [id], all: true }),
  ];

  expect(new Set(await Promise.all(attempts(reader, keyId).map(outcomeOf)))).toEqual(
    new Set(["Forbidden.NoPermission"]),
  );
  expect(new Set(await Promise.all(attempts(stranger, keyId).map(outcomeOf)))).toEqual(
    new Set(["Forbidden.KeyNotFound"]),
  );
  expect(new Set(await Promise.all(attempts(ctx, "alias/x").map(outcomeOf)))).toEqual(
    new Set(["Unsupported.Alias"]),
  );
});

function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "ok",
    (error: { code: string }) => error.code,
  );
}
