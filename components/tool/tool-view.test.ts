import fc from "fast-check";
import { expect, test } from "vitest";
import { groupOf, parseToolView, TOOL_GROUPS, TOOL_TABS, toolHref } from "./tool-view";

function parametersOf(href: string): Record<string, string> {
  return Object.fromEntries(new URL(href, "http://localhost").searchParams);
}

test("a tab and a key survive the way through the URL", () => {
  const keys = ["", "key-hzz6a2f4c19d8e", "alias/payments/db", "acs:kms:local-1:1234567890123456:key/key-1"];
  fc.assert(
    fc.property(fc.constantFrom(...TOOL_TABS), fc.constantFrom(...keys), (tab, keyText) => {
      expect(parseToolView(parametersOf(toolHref({ tab, keyText })))).toEqual({ tab, keyText });
    }),
  );
});

test("a text that names no key does not get into the URL", () => {
  const href = toolHref({ tab: "encrypt", keyText: "my secret pass phrase" });

  expect(parametersOf(href)).toEqual({ tab: "encrypt" });
});

test("what is not valid in the URL is ignored", () => {
  expect(parseToolView({ tab: "nope", key: ["a", "b"] })).toEqual({ tab: "encrypt", keyText: "" });
  expect(parseToolView({ key: "x".repeat(400) })).toEqual({ tab: "encrypt", keyText: "" });
});

test("every tab belongs to one group", () => {
  for (const tab of TOOL_TABS) expect([...TOOL_GROUPS[groupOf(tab)]]).toContain(tab);
  expect(new Set(TOOL_TABS).size).toBe(TOOL_TABS.length);
});
