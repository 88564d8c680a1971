import fc from "fast-check";
import { expect, test } from "vitest";
import { encryptionContextSchema } from "@/lib/key-use/schema";
import { contextOf, readContextRows } from "./context-rows";

const row = (id: number, key: string, value: string) => ({ id, key, value });

test("no pair gives no context rather than an empty one", () => {
  const read = readContextRows([row(1, "", "")]);

  expect(read).toEqual({ ok: true, entries: [] });
  expect(contextOf([])).toBeUndefined();
});

test.each([
  [[row(1, "a", "1"), row(2, "a", "2")], 2, "keyTwice"],
  [[row(1, "", "1")], 1, "keyMissing"],
  [[row(1, "__proto__", "1")], 1, "keyReserved"],
  [[row(1, "a", "\uD800")], 1, "malformed"],
  [[row(1, "a", "x".repeat(8191)), row(2, "b", "")], 2, "tooLong"],
] as const)("the row at fault and its problem are named", (rows, rowId, problem) => {
  expect(readContextRows(rows)).toEqual({ ok: false, rowId, problem });
});

test("whatever is entered, a context that is let through is one that the service takes", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "constructor", "", "a"));
  fc.assert(
    fc.property(fc.array(fc.record({ id: fc.nat(), key: text, value: text })), (rows) => {
      const read = readContextRows(rows);
      fc.pre(read.ok);

      const context = contextOf(read.entries);

      expect(encryptionContextSchema.parse(context)).toEqual(context);
      expect(Object.keys(context ?? {})).toHaveLength(read.entries.length);
    }),
  );
});
