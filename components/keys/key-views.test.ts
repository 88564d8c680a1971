import { expect, test } from "vitest";
import { listKeysSchema } from "@/lib/keys/schema";
import { saveViewSchema } from "@/lib/saved-views/schema";
import { DEFAULT_KEY_LIST_VIEW, keyListInput } from "./key-list-view";
import { BUILT_IN_VIEWS, builtInView, savedListView, viewQuery } from "./key-views";

const NARROWED = {
  ...DEFAULT_KEY_LIST_VIEW,
  search: "größe 密钥 & 'more' (x)",
  filters: { KeyState: ["Enabled", "Disabled"], KeyUsage: ["ENCRYPT/DECRYPT"], TagKey: ["env@=\\"] },
  sortOrder: "Ascending" as const,
};

test("every built-in view asks what the service takes, and each asks something else", () => {
  const views = BUILT_IN_VIEWS.map((id) => builtInView(id, "200000000000000001"));

  for (const view of views) expect(listKeysSchema.safeParse(keyListInput(view)).success).toBe(true);
  expect(new Set(views.map(viewQuery)).size).toBe(BUILT_IN_VIEWS.length);
});

test("a saved view comes back on its first page, with pages as long as they are now", () => {
  const query = viewQuery({ ...NARROWED, pageNumber: 7, pageSize: 50 });

  expect(savedListView({ query }, { ...DEFAULT_KEY_LIST_VIEW, pageNumber: 3, pageSize: 100 })).toEqual({
    ...NARROWED,
    pageNumber: 1,
    pageSize: 100,
  });
});

test("the service takes the query of any view", () => {
  const input = { page: "keys", viewName: "x", query: viewQuery(NARROWED) };

  expect(saveViewSchema.safeParse(input).success).toBe(true);
});
