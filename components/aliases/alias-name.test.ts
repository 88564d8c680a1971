import { expect, test } from "vitest";
import { aliasNameFault, aliasNameOf, withoutPrefix } from "./alias-name";

test.each([
  ["billing", "alias/billing"],
  ["alias/billing", "alias/billing"],
  ["  team/app_1 ", "alias/team/app_1"],
])("%j means %j", (typed, name) => {
  expect(aliasNameOf(typed)).toBe(name);
});

test("a pasted prefix is taken off once", () => {
  expect(withoutPrefix("alias/a")).toBe("a");
  expect(withoutPrefix("alias/alias/a")).toBe("alias/a");
});

test.each([
  ["billing", null],
  ["team/app_1-x", null],
  ["x".repeat(249), null],
  ["x".repeat(250), "tooLong"],
  ["", "missing"],
  ["  ", "missing"],
  ["alias/", "missing"],
  ["with space", "characters"],
  ["dot.ted", "characters"],
  ["密钥", "characters"],
  ["acs/ecs", "reserved"],
  ["ACSx", "reserved"],
  ["ac", null],
])("the fault of %j is %s", (typed, fault) => {
  expect(aliasNameFault(typed)).toBe(fault);
});
