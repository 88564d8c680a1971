import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encrypt } from "@/lib/key-use/encrypt";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { auditEvents, forceKeyState, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createAlias } from "./create-alias";
import { deleteAlias } from "./delete-alias";
import { updateAlias } from "./update-alias";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

interface World {
  caller: Caller;
  ctx: OperationContext;
  oldKey: string;
  newerKey: string;
  /** The key that an alias leads to. */
  keyOf(aliasName: string): Promise<string | undefined>;
  /** The same caller, who may touch nothing whose ARN ends so. */
  without(arnEnd: string): Promise<OperationContext>;
}

/** Two keys, and `alias/app` that leads to the older one. */
async function world(): Promise<World> {
  const caller = await service.newCaller();
  const ctx = await service.context(caller);
  const instance = await newInstance(ctx);
  const [oldKey, newerKey] = [await newKey(ctx, instance), await newKey(ctx, instance)];
  await createAlias(ctx, { aliasName: "alias/app", keyId: oldKey });
  return {
    caller,
    ctx,
    oldKey,
    newerKey,
    async keyOf(aliasName) {
      const alias = await service.db.alias.findFirst({
        where: { aliasName, accountId: caller.actor.accountId },
      });
      return alias?.keyId;
    },
    without: (arnEnd) =>
      service.context(caller, {
        authorizer: { isAllowed: (_caller, _action, arn) => !arn.endsWith(arnEnd) },
      }),
  };
}

describe("CreateAlias", () => {
  test("gives a key one more name, and the event is filed under the alias", async () => {
    const { ctx, caller, newerKey, keyOf } = await world();

    await createAlias(ctx, { aliasName: "alias/team/billing_2-x", keyId: newerKey });

    expect(await keyOf("alias/team/billing_2-x")).toBe(newerKey);
    expect((await auditEvents(service.db, "CreateAlias")).at(-1)).toMatchObject({
      resourceType: "ACS::KMS::Alias",
      resourceName: "alias/team/billing_2-x",
      errorCode: "",
      accountId: caller.actor.accountId,
      event: { requestParameters: { AliasName: "alias/team/billing_2-x", KeyId: newerKey } },
    });
  });

  test("a name that is taken stays where it is", async () => {
    const { ctx, oldKey, newerKey, keyOf } = await world();

    const call = createAlias(ctx, { aliasName: "alias/app", keyId: newerKey });

    await expect(call).rejects.toMatchObject({ code: "AliasAlreadyExists" });
    expect(await keyOf("alias/app")).toBe(oldKey);
  });

  test("of 100 calls for one name, one wins", async () => {
    const { ctx, newerKey } = await world();

    const calls = await Promise.allSettled(
      Array.from({ length: 100 }, () => createAlias(ctx, { aliasName: "alias/wanted", keyId: newerKey })),
    );

    const refusals = calls.filter((call) => call.status === "rejected").map((call) => call.reason.code);
    expect(refusals).toEqual(Array.from({ length: 99 }, () => "AliasAlreadyExists"));
  });

  test.each([
    ["Enabled", "ok"],
    ["Disabled", "ok"],
    ["PendingImport", "ok"],
    ["PendingDeletion", "Rejected.StateModifiedFailed"],
  ])("for a key that is %s: %s", async (state, verdict) => {
    const { ctx, newerKey } = await world();
    await forceKeyState(service.db, newerKey, state);

    expect(await outcomeOf(createAlias(ctx, { aliasName: "alias/x", keyId: newerKey }))).toBe(verdict);
  });

  test.each(["alias/new", "key"])("needs the permission on the %s", async (what) => {
    const { newerKey, without, keyOf } = await world();
    const ctx = await without(what === "key" ? `key/${newerKey}` : what);

    const outcome = await outcomeOf(createAlias(ctx, { aliasName: "alias/new", keyId: newerKey }));

    expect(outcome).toBe("Forbidden.NoPermission");
    expect(await keyOf("alias/new")).toBeUndefined();
  });

  test("who may not touch a key gets the same answer whether or not it is there", async () => {
    const { oldKey, caller } = await world();
    const ctx = await service.context(caller, {
      authorizer: { isAllowed: (_caller, _action, arn) => !arn.includes(":key/") },
    });

    const outcomes = await Promise.all(
      [oldKey, "key-none"].map((keyId) => outcomeOf(createAlias(ctx, { aliasName: "alias/new", keyId }))),
    );

    expect(outcomes).toEqual(["Forbidden.NoPermission", "Forbidden.NoPermission"]);
  });

  test("a key that is not there, or another account's, gets no alias", async () => {
    const { ctx } = await world();
    const foreign = await world();

    for (const keyId of ["key-none", foreign.oldKey]) {
      expect(await outcomeOf(createAlias(ctx, { aliasName: "alias/new", keyId }))).toBe(
        "Forbidden.KeyNotFound",
      );
    }
    expect(await outcomeOf(createAlias(ctx, { aliasName: "alias/new", keyId: "alias/app" }))).toBe(
      "Unsupported.Alias",
    );
  });

  test("the same name in two accounts leads to two keys", async () => {
    const [first, second] = [await world(), await world()];

    expect(await first.keyOf("alias/app")).toBe(first.oldKey);
    expect(await second.keyOf("alias/app")).toBe(second.oldKey);
  });

  test.each([
    ["alias/a", "ok"],
    [`alias/${"x".repeat(249)}`, "ok"],
    [`alias/${"x".repeat(250)}`, "InvalidParameter"],
    ["alias/", "InvalidParameter"],
    ["", "InvalidParameter"],
    ["billing", "InvalidParameter"],
    ["Alias/billing", "InvalidParameter"],
    ["alias/with space", "InvalidParameter"],
    ["alias/dot.ted", "InvalidParameter"],
    ["alias/密钥", "InvalidParameter"],
    ["alias/nul\0", "InvalidParameter"],
    ["alias/line\n", "InvalidParameter"],
    ["alias/acs/ecs", "InvalidParameter"],
    ["alias/acsomething", "InvalidParameter"],
    ["alias/ACS", "InvalidParameter"],
    ["alias/ac", "ok"],
  ])("takes %j: %s", async (aliasName, verdict) => {
    const { ctx, oldKey } = await world();

    expect(await outcomeOf(createAlias(ctx, { aliasName, keyId: oldKey }))).toBe(verdict);
  });

  test("when the event cannot be written there is no alias", async () => {
    const { caller, newerKey, keyOf } = await world();
    const audit = {
      record: () => Promise.resolve(),
      recordIn: () => Promise.reject(new Error("audit is away")),
    };

    const call = createAlias(await service.context(caller, { audit }), {
      aliasName: "alias/new",
      keyId: newerKey,
    });

    await expect(call).rejects.toMatchObject({ code: "InternalFailure" });
    expect(await keyOf("alias/new")).toBeUndefined();
  });
});

describe("UpdateAlias", () => {
  test("leads an alias to another key, and answers and records which one it left", async () => {
    const { ctx, oldKey, newerKey, keyOf } = await world();

    await expect(updateAlias(ctx, { aliasName: "alias/app", keyId: newerKey })).resolves.toEqual({
      previousKeyId: oldKey,
    });

    expect(await keyOf("alias/app")).toBe(newerKey);
    expect((await auditEvents(service.db, "UpdateAlias")).at(-1)).toMatchObject({
      resourceName: "alias/app",
      errorCode: "",
      event: {
        requestParameters: { AliasName: "alias/app", KeyId: newerKey },
        responseElements: { PreviousKeyId: oldKey },
        referencedResources: { "ACS::KMS::Alias": ["alias/app"], "ACS::KMS::Key": [oldKey, newerKey] },
      },
    });
  });

  test("moving an alias to where it is changes nothing and succeeds", async () => {
    const { ctx, oldKey, keyOf } = await world();

    await expect(updateAlias(ctx, { aliasName: "alias/app", keyId: oldKey })).resolves.toEqual({
      previousKeyId: oldKey,
    });
    expect(await keyOf("alias/app")).toBe(oldKey);
  });

  test.each([
    ["Enabled", "ok"],
    ["Disabled", "ok"],
    ["PendingImport", "ok"],
    ["PendingDeletion", "Rejected.PendingDeletion"],
  ])("to a key that is %s: %s; the state of the key it leaves does not matter", async (state, verdict) => {
    const { ctx, oldKey, newerKey, keyOf } = await world();
    await forceKeyState(service.db, newerKey, state);
    await forceKeyState(service.db, oldKey, "PendingDeletion");

    expect(await outcomeOf(updateAlias(ctx, { aliasName: "alias/app", keyId: newerKey }))).toBe(verdict);
    expect(await keyOf("alias/app")).toBe(verdict === "ok" ? newerKey : oldKey);
  });

  test.each(["the alias", "the key it leaves", "the key it goes to"])(
    "needs the permission on %s",
    async (what) => {
      const { oldKey, newerKey, without, keyOf } = await world();
      const ends = {
        "the alias": "alias/app",
        "the key it leaves": oldKey,
        "the key it goes to": newerKey,
      } as const;
      const ctx = await without(ends[what as keyof typeof ends]);

      const outcome = await outcomeOf(updateAlias(ctx, { aliasName: "alias/app", keyId: newerKey }));

      expect(outcome).toBe("Forbidden.NoPermission");
      expect(await keyOf("alias/app")).toBe(oldKey);
    },
  );

  test("an alias or a key that is not there is not found", async () => {
    const { ctx, newerKey } = await world();

    expect(await outcomeOf(updateAlias(ctx, { aliasName: "alias/none", keyId: newerKey }))).toBe(
      "Forbidden.AliasNotFound",
    );
    expect(await outcomeOf(updateAlias(ctx, { aliasName: "alias/app", keyId: "key-none" }))).toBe(
      "Forbidden.KeyNotFound",
    );
  });

  test("who expected the alias at another key is refused", async () => {
    const { ctx, oldKey, newerKey, keyOf } = await world();

    const stale = { aliasName: "alias/app", keyId: oldKey, expectedKeyId: newerKey };
    expect(await outcomeOf(updateAlias(ctx, stale))).toBe("Rejected.StateModifiedFailed");
    const fresh = { aliasName: "alias/app", keyId: newerKey, expectedKeyId: oldKey };
    expect(await outcomeOf(updateAlias(ctx, fresh))).toBe("ok");
    expect(await keyOf("alias/app")).toBe(newerKey);
  });

  test("of 100 moves at once none is lost: each left the key that another one led to", async () => {
    const { ctx, oldKey, newerKey, keyOf } = await world();
    const third = await newKey(ctx);
    const targets = Array.from({ length: 100 }, (_, i) => [newerKey, third, oldKey][i % 3] ?? oldKey);

    const moves = await Promise.all(
      targets.map((keyId) => updateAlias(ctx, { aliasName: "alias/app", keyId })),
    );

    const arrivals = countOf([oldKey, ...targets]);
    const departures = countOf([
      ...moves.map((move) => move.previousKeyId),
      (await keyOf("alias/app")) ?? "",
    ]);
    expect(departures).toEqual(arrivals);
  });

  test("an alias that came meanwhile to a key the caller may not touch stays there", async () => {
    const { oldKey, newerKey, without, keyOf, ctx } = await world();
    const forbidden = await newKey(ctx);
    const restricted = await without(forbidden);
    let call: Promise<string> = Promise.resolve("");

    await service.db.$transaction(async (db) => {
      await db.alias.updateMany({ where: { keyId: oldKey }, data: { keyId: forbidden } });
      call = outcomeOf(updateAlias(restricted, { aliasName: "alias/app", keyId: newerKey }));
      await expect.poll(countWaiting).toBe(1);
    });

    expect(await call).toBe("Forbidden.NoPermission");
    expect(await keyOf("alias/app")).toBe(forbidden);
  });

  test("of 100 moves that expect the same key, one is made", async () => {
    const { ctx, oldKey, newerKey, keyOf } = await world();

    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () =>
        outcomeOf(updateAlias(ctx, { aliasName: "alias/app", keyId: newerKey, expectedKeyId: oldKey })),
      ),
    );

    expect(countOf(outcomes)).toEqual({ ok: 1, "Rejected.StateModifiedFailed": 99 });
    expect(await keyOf("alias/app")).toBe(newerKey);
  });

  test("no alias is left at a key that is deleted at the same time", async () => {
    const { ctx, caller, newerKey } = await world();
    const destroy = service.db.$transaction(async (db) => {
      await db.key.delete({ where: { id: newerKey } });
      await db.alias.deleteMany({ where: { keyId: newerKey } });
    });

    const outcomes = await Promise.all([
      destroy.then(() => "ok"),
      ...Array.from({ length: 20 }, (_, i) =>
        outcomeOf(
          i % 2 === 0
            ? createAlias(ctx, { aliasName: `alias/new-${i}`, keyId: newerKey })
            : updateAlias(ctx, { aliasName: "alias/app", keyId: newerKey }),
        ),
      ),
    ]);

    const allowed = ["ok", "Forbidden.KeyNotFound", "Forbidden.AliasNotFound"];
    expect(outcomes.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
    expect(
      await service.db.alias.count({ where: { keyId: newerKey, accountId: caller.actor.accountId } }),
    ).toBe(0);
  });
});

describe("DeleteAlias", () => {
  test.each(["Enabled", "Disabled", "PendingImport", "PendingDeletion"])(
    "takes the name from a key that is %s; the key stays",
    async (state) => {
      const { ctx, oldKey, keyOf } = await world();
      await forceKeyState(service.db, oldKey, state);

      await expect(deleteAlias(ctx, { aliasName: "alias/app" })).resolves.toEqual({ previousKeyId: oldKey });

      expect(await keyOf("alias/app")).toBeUndefined();
      expect(await service.db.key.count({ where: { id: oldKey } })).toBe(1);
      expect((await auditEvents(service.db, "DeleteAlias")).at(-1)).toMatchObject({
        resourceName: "alias/app",
        errorCode: "",
        event: { responseElements: { PreviousKeyId: oldKey } },
      });
    },
  );

  test.each(["the alias", "the key"])("needs the permission on %s", async (what) => {
    const { oldKey, without, keyOf } = await world();
    const ctx = await without(what === "the key" ? oldKey : "alias/app");

    expect(await outcomeOf(deleteAlias(ctx, { aliasName: "alias/app" }))).toBe("Forbidden.NoPermission");
    expect(await keyOf("alias/app")).toBe(oldKey);
  });

  test("one that is not there, or that is another account's, is not found", async () => {
    const { ctx } = await world();
    const foreign = await world();
    await createAlias(foreign.ctx, { aliasName: "alias/theirs", keyId: foreign.oldKey });

    for (const aliasName of ["alias/none", "alias/theirs"]) {
      expect(await outcomeOf(deleteAlias(ctx, { aliasName }))).toBe("Forbidden.AliasNotFound");
    }
    expect(await foreign.keyOf("alias/theirs")).toBe(foreign.oldKey);
  });

  test("who expected the alias at another key is refused", async () => {
    const { ctx, oldKey, newerKey, keyOf } = await world();

    const call = deleteAlias(ctx, { aliasName: "alias/app", expectedKeyId: newerKey });

    await expect(call).rejects.toMatchObject({ code: "Rejected.StateModifiedFailed" });
    expect(await keyOf("alias/app")).toBe(oldKey);
  });

  test("of 100 calls one deletes it", async () => {
    const { ctx } = await world();

    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => outcomeOf(deleteAlias(ctx, { aliasName: "alias/app" }))),
    );

    expect(countOf(outcomes)).toEqual({ ok: 1, "Forbidden.AliasNotFound": 99 });
  });

  test.each(["alias/acs/ecs", "billing", "alias/"])(
    "%j is no name that can be deleted",
    async (aliasName) => {
      const { ctx } = await world();

      await expect(deleteAlias(ctx, { aliasName })).rejects.toMatchObject({
        code: "InvalidParameter",
        parameter: "AliasName",
      });
    },
  );
});

describe("an alias of a key that was used recently", () => {
  const REASON = "The application reads the new key.";

  test.each([
    ["moves", "UpdateAlias", updateAlias],
    ["goes", "DeleteAlias", deleteAlias],
  ] as const)("%s only with a reason, which is kept", async (_what, eventName, operation) => {
    const { ctx, oldKey, newerKey, keyOf } = await world();
    await encrypt(ctx, { keyId: "alias/app", plaintext: "" });
    const input = { aliasName: "alias/app", keyId: newerKey };
    const { keyId: _keyId, ...named } = input;
    const call = (more: { overrideReason?: string }) =>
      operation.call(ctx, { ...(operation === updateAlias ? input : named), ...more });

    await expect(call({})).rejects.toMatchObject({
      code: "Rejected.RecentlyUsed",
      facts: { keyId: oldKey, calls: 1 },
    });
    expect(await keyOf("alias/app")).toBe(oldKey);
    await call({ overrideReason: REASON });

    expect(await keyOf("alias/app")).not.toBe(oldKey);
    const events = await auditEvents(service.db, eventName);
    expect(events.at(-2)).toMatchObject({ errorCode: "Rejected.RecentlyUsed" });
    expect(events.at(-1)?.event).toMatchObject({ requestParameters: { OverrideReason: REASON } });
  });

  test("stays where it is without a reason", async () => {
    const { ctx, oldKey } = await world();
    await encrypt(ctx, { keyId: oldKey, plaintext: "" });

    await expect(updateAlias(ctx, { aliasName: "alias/app", keyId: oldKey })).resolves.toBeDefined();
  });

  test("what the key it goes to was used for does not matter", async () => {
    const { ctx, newerKey } = await world();
    await encrypt(ctx, { keyId: newerKey, plaintext: "" });

    await expect(updateAlias(ctx, { aliasName: "alias/app", keyId: newerKey })).resolves.toBeDefined();
  });

  test.each([
    ["ab", "InvalidParameter"],
    ["abc", "ok"],
    ["x".repeat(512), "ok"],
    ["x".repeat(513), "InvalidParameter"],
  ])("a reason has 3 to 512 characters", async (overrideReason, verdict) => {
    const { ctx, newerKey } = await world();

    expect(
      await outcomeOf(updateAlias(ctx, { aliasName: "alias/app", keyId: newerKey, overrideReason })),
    ).toBe(verdict);
    expect(await outcomeOf(deleteAlias(ctx, { aliasName: "alias/app", overrideReason }))).toBe(verdict);
  });
});

test("a reader may look and not touch", async () => {
  const { caller, oldKey } = await world();
  const reader = await service.newCaller({
    accountId: caller.actor.accountId,
    policyNames: ["AliyunKMSReadOnlyAccess"],
  });
  const ctx = await service.context(reader);

  const outcomes = await Promise.all(
    [
      createAlias(ctx, { aliasName: "alias/x", keyId: oldKey }),
      updateAlias(ctx, { aliasName: "alias/app", keyId: oldKey }),
      deleteAlias(ctx, { aliasName: "alias/app" }),
    ].map(outcomeOf),
  );

  expect(new Set(outcomes)).toEqual(new Set(["Forbidden.NoPermission"]));
});

/** How many sessions wait for a row that another one holds. */
async function countWaiting(): Promise<number> {
  const rows = await service.db.$queryRaw<{ count: number }[]>`
    SELECT COUNT(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return rows[0]?.count ?? 0;
}

function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "ok",
    (error: { code: string }) => error.code,
  );
}

function countOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
