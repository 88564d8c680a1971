import { expect, test } from "vitest";
import { BULK_KEYS_MAX, type KeyMetadata } from "@/lib/keys/schema";
import { keepTicks, NO_KEYS, rangeTo, tick, tickedKeys, ticksOn } from "./key-selection";

const keys = (count: number, prefix = "key") =>
  Array.from({ length: count }, (_, i) => ({ keyId: `${prefix}-${i}`, keyState: "Enabled" }) as KeyMetadata);
const idsOf = (list: readonly KeyMetadata[]) => list.map(({ keyId }) => keyId);

const PAGE = keys(5);
const on = { isOn: true, anchorId: null };

test("ticks add up over pages, and a page knows whether none, some or all of its keys are ticked", () => {
  const other = keys(2, "other");
  const selection = tick(tick(NO_KEYS, PAGE.slice(0, 2), on), other, on);

  expect(ticksOn(selection, PAGE)).toBe("some");
  expect(ticksOn(selection, other)).toBe("all");
  expect(ticksOn(selection, keys(3, "third"))).toBe("none");
  expect(idsOf(tickedKeys(selection, PAGE))).toEqual(["key-0", "key-1", "other-0", "other-1"]);
});

test("a range goes both ways from the row ticked last, and is one row without such a row", () => {
  const selection = { ...NO_KEYS, anchorId: "key-3" };

  expect(idsOf(rangeTo(selection, PAGE, "key-1"))).toEqual(["key-1", "key-2", "key-3"]);
  expect(idsOf(rangeTo(selection, PAGE, "key-4"))).toEqual(["key-3", "key-4"]);
  expect(idsOf(rangeTo(NO_KEYS, PAGE, "key-4"))).toEqual(["key-4"]);
  expect(idsOf(rangeTo({ ...NO_KEYS, anchorId: "gone" }, PAGE, "key-2"))).toEqual(["key-2"]);
  expect(rangeTo(selection, PAGE, "gone")).toEqual([]);
});

test("at most 100 keys are ticked; those beyond are left out, and ticks can be taken away again", () => {
  const full = tick(NO_KEYS, keys(BULK_KEYS_MAX + 5), on);

  expect(full.keys.size).toBe(BULK_KEYS_MAX);
  expect(tick(full, [{ keyId: "more" } as KeyMetadata], on).keys.size).toBe(BULK_KEYS_MAX);
  expect(tick(full, keys(10), { isOn: false, anchorId: null }).keys.size).toBe(BULK_KEYS_MAX - 10);
});

test("a ticked key is told as the page tells it now", () => {
  const selection = tick(NO_KEYS, PAGE.slice(0, 1), on);
  const now = [{ ...PAGE[0], keyState: "Disabled" } as KeyMetadata];

  expect(tickedKeys(selection, now)[0]?.keyState).toBe("Disabled");
});

test("only the ticks named are kept", () => {
  expect([...keepTicks(tick(NO_KEYS, PAGE, on), new Set(["key-2", "gone"])).keys.keys()]).toEqual(["key-2"]);
});
