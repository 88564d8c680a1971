import fc from "fast-check";
import { expect, test } from "vitest";
import { localInputValue, parseLocalInput } from "./local-time";

const ZONES = ["UTC", "Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"];

test("what an input shows of an instant is read back as that instant", () => {
  const minutes = fc.date({
    min: new Date("2000-01-01T00:00:00Z"),
    max: new Date("2060-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...ZONES), (at, zone) => {
      const shown = localInputValue(at.toISOString(), zone);

      expect(localInputValue(parseLocalInput(shown, zone), zone)).toBe(shown);
    }),
  );
});

test("a wall time belongs to the zone, in summer and in winter", () => {
  expect(parseLocalInput("2026-11-22T12:00", "Asia/Shanghai")).toBe("2026-11-22T04:00:00.000Z");
  expect(parseLocalInput("2026-07-01T12:00", "America/New_York")).toBe("2026-07-01T16:00:00.000Z");
  expect(parseLocalInput("2026-12-01T12:00", "America/New_York")).toBe("2026-12-01T17:00:00.000Z");
});

test("what is not a time is empty", () => {
  expect(parseLocalInput("", "UTC")).toBe("");
  expect(parseLocalInput("soon", "UTC")).toBe("");
  expect(localInputValue("", "UTC")).toBe("");
});
