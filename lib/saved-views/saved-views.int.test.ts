import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/operation/actor";
import type { OperationContext } from "@/lib/operation/operation-context";
import { auditEvents } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { deleteSavedView } from "./delete-saved-view";
import { listSavedViews } from "./list-saved-views";
import { saveView } from "./save-view";
import { SAVED_VIEWS_PER_USER_MAX } from "./schema";

const QUERY = "q=pay+db&state=Enabled&tagKey=env%2Fstage";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

const namesOf = async (ctx: OperationContext) =>
  (await listSavedViews(ctx, { page: "keys" })).savedViews.map(({ viewName }) => viewName);

test("a view is saved, listed by name with its query as it was, and deleted", async () => {
  const ctx = await service.context();
  const later = await saveView(ctx, { page: "keys", viewName: " Payments ", query: QUERY });
  await saveView(ctx, { page: "keys", viewName: "All", query: "" });

  const { savedViews } = await listSavedViews(ctx, { page: "keys" });
  await deleteSavedView(ctx, { viewId: later.viewId });

  expect(savedViews.map(({ viewName, query }) => [viewName, query])).toEqual([
    ["All", ""],
    ["Payments", QUERY],
  ]);
  expect(await namesOf(ctx)).toEqual(["All"]);
});

test("each call is an event of the caller's, and none holds the query", async () => {
  const ctx = await service.context();
  const { viewId } = await saveView(ctx, { page: "keys", viewName: "Mine", query: "q=marker-9d2f" });
  await listSavedViews(ctx, { page: "keys" });
  await deleteSavedView(ctx, { viewId });

  for (const name of ["SaveView", "ListSavedViews", "DeleteSavedView"]) {
    const events = (await auditEvents(service.db, name)).filter(
      ({ resourceName }) => resourceName === ctx.caller.actor.principalId,
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ errorCode: "", resourceType: "ACS::KMS::User" });
    expect(events[0]?.canonical).not.toContain("marker-9d2f");
  }
});

test("a name that is taken is refused, and nothing changes unless replacing is asked", async () => {
  const ctx = await service.context();
  const { viewId } = await saveView(ctx, { page: "keys", viewName: "Mine", query: "state=Enabled" });
  const again = { page: "keys" as const, viewName: "Mine", query: "state=Disabled" };

  await expect(saveView(ctx, again)).rejects.toMatchObject({ code: "Rejected.ResourceExist" });
  expect((await listSavedViews(ctx, { page: "keys" })).savedViews[0]).toMatchObject({
    query: "state=Enabled",
  });
  await expect(saveView(ctx, { ...again, replace: true })).resolves.toMatchObject({
    viewId,
    query: "state=Disabled",
  });
  expect(await namesOf(ctx)).toEqual(["Mine"]);
});

test("another user's views do not exist, not even for an administrator of the account", async () => {
  const owner = await service.newCaller();
  const ctx = await service.context(owner);
  const { viewId } = await saveView(ctx, { page: "keys", viewName: "Mine", query: "" });
  const other = await service.context(await service.newCaller({ accountId: owner.actor.accountId }));

  await saveView(other, { page: "keys", viewName: "Mine", query: QUERY, replace: true });
  const call = deleteSavedView(other, { viewId });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.ResourceNotFound" });
  expect((await listSavedViews(ctx, { page: "keys" })).savedViews).toMatchObject([{ viewId, query: "" }]);
});

test("a view that is not there is refused", async () => {
  const call = deleteSavedView(await service.context(), { viewId: randomUUID() });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.ResourceNotFound" });
});

test("a user has 50 views at most, also when they are saved at once", async () => {
  const ctx = await service.context();
  const calls = await Promise.allSettled(
    Array.from({ length: SAVED_VIEWS_PER_USER_MAX + 3 }, (_, i) =>
      saveView(ctx, { page: "keys", viewName: `View ${i}`, query: "" }),
    ),
  );

  const refusals = calls.filter((call) => call.status === "rejected").map((call) => call.reason.code);
  const [name = ""] = await namesOf(ctx);

  expect(refusals).toEqual(Array(3).fill("Rejected.LimitExceeded"));
  expect(await namesOf(ctx)).toHaveLength(SAVED_VIEWS_PER_USER_MAX);
  await expect(
    saveView(ctx, { page: "keys", viewName: name, query: QUERY, replace: true }),
  ).resolves.toMatchObject({ query: QUERY });
});

test("no permission is needed, but a session is", async () => {
  const nobody = await service.context(await service.newCaller({ policyNames: [] }));
  const stranger = await service.context({ ...nobody.caller, actor: ANONYMOUS });

  await expect(saveView(nobody, { page: "keys", viewName: "Mine", query: "" })).resolves.toBeDefined();
  for (const call of [
    saveView(stranger, { page: "keys", viewName: "Mine", query: "" }),
    listSavedViews(stranger, { page: "keys" }),
    deleteSavedView(stranger, { viewId: randomUUID() }),
  ]) {
    await expect(call).rejects.toMatchObject({ code: "NotSignedIn" });
  }
});

test.each([
  ["a name of 1 character", { viewName: "a" }],
  ["a name of 64 characters", { viewName: "密".repeat(64) }],
  ["an empty query", { query: "" }],
  ["a query of 2,048 characters", { query: "q".repeat(2048) }],
])("%s is taken", async (_what, change) => {
  const ctx = await service.context();

  const call = saveView.call(ctx, { page: "keys", viewName: "Mine", query: "", ...change });

  await expect(call).resolves.toBeDefined();
});

test.each([
  ["a name of blanks", { viewName: "  " }, "ViewName"],
  ["a name of 65 characters", { viewName: "a".repeat(65) }, "ViewName"],
  ["a name with a NUL", { viewName: "a\0" }, "ViewName"],
  ["a query of 2,049 characters", { query: "q".repeat(2049) }, "Query"],
  ["a query that leads elsewhere", { query: "q=1#x" }, "Query"],
  ["a query with a blank", { query: "q=1 2" }, "Query"],
  ["another page", { page: "secrets" }, "Page"],
])("%s is refused", async (_what, change, parameter) => {
  const ctx = await service.context();

  const call = saveView.call(ctx, { page: "keys", viewName: "Mine", query: "", ...change });

  await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter });
});

test("what is no ID of a view is refused", async () => {
  const call = deleteSavedView.call(await service.context(), { viewId: "1" });

  await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "ViewId" });
});
