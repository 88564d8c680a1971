import { expect, test } from "vitest";
import { chooseLocale, chooseTimeZone } from "./locale";

test("a language chosen earlier wins over what the browser prefers", () => {
  expect(chooseLocale("en", "zh-CN,zh;q=0.9")).toBe("en");
});

test("an unknown choice is ignored and the browser's weights decide", () => {
  expect(chooseLocale("xx", "fr, en;q=0.3, zh-Hans-CN;q=0.8")).toBe("zh-CN");
});

test.each([
  ["zh", "zh-CN"],
  ["zh-SG", "zh-CN"],
  ["zh-TW", "en"],
  ["en-GB", "en"],
  ["fr", "en"],
  ["", "en"],
  ["zh-CN;q=0, en", "en"],
  [";;;,,q=", "en"],
])("the browser's list %j gives %s", (list, locale) => {
  expect(chooseLocale(undefined, list)).toBe(locale);
});

test("a time zone is taken only if it exists", () => {
  expect(chooseTimeZone("Asia/Shanghai")).toBe("Asia/Shanghai");
  expect(chooseTimeZone("Mars/Olympus")).toBe("UTC");
  expect(chooseTimeZone("<script>")).toBe("UTC");
  expect(chooseTimeZone(undefined)).toBe("UTC");
});
