import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_KEY_COLUMNS, formatKeyColumns, KEY_COLUMNS, parseKeyColumns } from "./key-columns";

test("a choice of columns survives the way through the cookie", () => {
  fc.assert(
    fc.property(fc.subarray([...KEY_COLUMNS]), (columns) => {
      expect(parseKeyColumns(formatKeyColumns(columns))).toEqual(columns);
    }),
  );
});

test("unknown columns are left out, and without a choice the usual ones are shown", () => {
  expect(parseKeyColumns("state.colour.created")).toEqual(["state", "created"]);
  expect(parseKeyColumns(undefined)).toEqual(DEFAULT_KEY_COLUMNS);
});
