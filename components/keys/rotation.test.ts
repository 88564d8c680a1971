import { expect, test } from "vitest";
import { ROTATION_INTERVAL_IN_DAYS, updateRotationPolicySchema } from "@/lib/keys/schema";
import {
  isRotationInterval,
  nextRotation,
  ROTATION_PRESETS_IN_DAYS,
  readInterval,
  wasRotated,
} from "./rotation";

test("an interval is told in the largest unit that says it exactly", () => {
  expect(readInterval("7776000s")).toEqual({ unit: "days", amount: 90 });
  expect(readInterval("720000s")).toEqual({ unit: "hours", amount: 200 });
  expect(readInterval("700001s")).toEqual({ unit: "seconds", amount: 700_001 });
  expect(readInterval("")).toBeNull();
});

test.each([ROTATION_INTERVAL_IN_DAYS.min - 1, 7.5, ROTATION_INTERVAL_IN_DAYS.max + 1, Number.NaN])(
  "%d days cannot be an interval",
  (days) => {
    expect(isRotationInterval(days)).toBe(false);
  },
);

test.each([...ROTATION_PRESETS_IN_DAYS, ROTATION_INTERVAL_IN_DAYS.min, ROTATION_INTERVAL_IN_DAYS.max])(
  "the service takes what the form takes: %d days",
  (days) => {
    const input = { keyId: "key-a", enableAutomaticRotation: true, rotationInterval: `${days}d` };

    expect(isRotationInterval(days)).toBe(true);
    expect(updateRotationPolicySchema.safeParse(input).success).toBe(true);
  },
);

test("the next rotation counts from the last one", () => {
  const next = nextRotation({ lastRotationDate: "2026-11-24T00:00:00Z" }, 30);

  expect(next?.toISOString()).toBe("2026-12-24T00:00:00.000Z");
  expect(nextRotation({ lastRotationDate: "" }, 30)).toBeNull();
});

test("a key counts as rotated from its second version on", () => {
  const creationDate = "2026-11-01T00:00:00Z";

  expect(wasRotated({ creationDate, lastRotationDate: "" })).toBe(false);
  expect(wasRotated({ creationDate, lastRotationDate: creationDate })).toBe(false);
  expect(wasRotated({ creationDate, lastRotationDate: "2026-11-02T00:00:00Z" })).toBe(true);
});
