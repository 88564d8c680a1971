import { expect, test } from "vitest";
import { BULK_KEYS_MAX, bulkKeysSchema } from "./schema";

const keyIds = (count: number) => Array.from({ length: count }, (_, i) => `key-${i}`);

test.each([
  ["one key", keyIds(1), true],
  ["100 keys", keyIds(BULK_KEYS_MAX), true],
  ["no key", [], false],
  ["101 keys", keyIds(BULK_KEYS_MAX + 1), false],
  ["the same key twice", ["key-1", "key-1"], false],
  ["what is no text", [1], false],
])("%s at once (%#)", (_what, ids, isTaken) => {
  expect(bulkKeysSchema.safeParse({ keyIds: ids }).success).toBe(isTaken);
});
