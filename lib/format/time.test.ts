import { expect, test } from "vitest";
import { formatAxisTime, formatDate, formatDay, formatExactTime, formatOffset, formatUtcTime } from "./time";

const AT = new Date("2026-11-22T02:31:07.999Z");

test("an exact time names its day, second and zone in both languages", () => {
  expect(formatExactTime(AT, { locale: "en", timeZone: "Asia/Shanghai" })).toBe(
    "22 Nov 2026, 10:31:07 UTC+8",
  );
  expect(formatExactTime(AT, { locale: "zh-CN", timeZone: "Asia/Shanghai" })).toBe(
    "2026年11月22日 10:31:07 UTC+8",
  );
});

test("a date is the day in the reader's zone", () => {
  const at = new Date("2026-11-30T20:00:00Z");

  expect(formatDate(at, { locale: "en", timeZone: "Asia/Shanghai" })).toBe("1 Dec 2026");
  expect(formatDate(at, { locale: "zh-CN", timeZone: "UTC" })).toBe("2026年11月30日");
});

test("midnight is hour 00 and UTC has no offset", () => {
  expect(formatExactTime(new Date("2026-01-01T00:00:00Z"), { locale: "en", timeZone: "UTC" })).toBe(
    "1 Jan 2026, 00:00:00 UTC",
  );
});

test("an offset follows summer time and half hours", () => {
  expect(formatOffset(new Date("2026-07-01T00:00:00Z"), "Europe/Berlin")).toBe("UTC+2");
  expect(formatOffset(AT, "Europe/Berlin")).toBe("UTC+1");
  expect(formatOffset(AT, "America/St_Johns")).toBe("UTC-3:30");
});

test("the time in UTC is the same in every language", () => {
  expect(formatUtcTime(AT)).toBe("2026-11-22 02:31:07 UTC");
});

test("a day is written out with its weekday, day first in English", () => {
  expect(formatDay("2026-11-22", "en")).toBe("Sunday, 22 November 2026");
  expect(formatDay("2026-11-22", "zh-CN")).toBe("2026年11月22日星期日");
});

test("an axis is labelled as exactly as its span needs", () => {
  const label = (spanMs: number, locale: "en" | "zh-CN" = "en") =>
    formatAxisTime(AT, { spanMs, locale, timeZone: "Asia/Shanghai" });

  expect(label(120_000)).toBe("10:31:07");
  expect(label(7_200_000)).toBe("10:31");
  expect(label(172_800_000)).toBe("22 Nov, 10:31");
  expect(label(172_800_000, "zh-CN")).toBe("11月22日 10:31");
});
