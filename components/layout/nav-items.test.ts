import { expect, test } from "vitest";
import { isCurrentItem, NAV_ITEMS } from "./nav-items";

test("exactly one item is current on a page and on the pages below it", () => {
  for (const pathname of ["/", "/keys", "/keys/key-1", "/audit", "/instances/kst-1/edit"]) {
    expect(NAV_ITEMS.filter((item) => isCurrentItem(item, pathname))).toHaveLength(1);
  }
});

test("a page whose name only begins alike is not current", () => {
  expect(NAV_ITEMS.filter((item) => isCurrentItem(item, "/keys-old"))).toHaveLength(0);
});

test("no two items share a letter", () => {
  const letters = NAV_ITEMS.map((item) => item.letter);

  expect(new Set(letters).size).toBe(letters.length);
});
