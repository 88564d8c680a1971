import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSearch, LIST_PAGE_SIZES, listHref, parseListView, USUAL_LIST_VIEW } from "./list-view";

const parse = (href: string) => parseListView(new URL(href, "http://x").searchParams);

test("the usual view has no query", () => {
  expect(listHref("/aliases", {})).toBe("/aliases");
  expect(parse("/aliases")).toEqual(USUAL_LIST_VIEW);
});

test("every view is read back as it was written", () => {
  fc.assert(
    fc.property(
      fc.record({
        search: fc.string({ unit: "binary", maxLength: 200 }).map(cleanSearch),
        pageNumber: fc.integer({ min: 1, max: 1_000_000 }),
        pageSize: fc.constantFrom(...LIST_PAGE_SIZES),
      }),
      (view) => {
        expect(parse(listHref("/aliases", view))).toEqual(view);
      },
    ),
  );
});

test.each([
  "page=0",
  "page=-1",
  "page=1.5",
  "page=1000001",
  "page=99999999",
  "page=x",
  "size=21",
  "size=1000",
])("%s is as if it were not there", (query) => {
  expect(parse(`/aliases?${query}`)).toEqual(USUAL_LIST_VIEW);
});

test("a search is never longer than the service takes, nor half a character", () => {
  expect(cleanSearch(` ${"x".repeat(200)}`)).toHaveLength(128);
  expect(cleanSearch(`${"x".repeat(127)}😀`).isWellFormed()).toBe(true);
  expect(cleanSearch("a\0b ")).toBe("ab");
});
