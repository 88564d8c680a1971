import { expect, test } from "vitest";
import { confirmName, keyName } from "./key-name";

test.each([
  { aliasNames: ["alias/payments-db", "alias/old"], description: "Payments", name: "payments-db" },
  { aliasNames: [], description: "  Payments \nsecond line", name: "Payments" },
  { aliasNames: [], description: " \n ", name: "key-1" },
  { aliasNames: [], description: "", name: "key-1" },
])("a key is called by its alias, description or ID: $name", ({ aliasNames, description, name }) => {
  expect(keyName({ aliasNames, description, keyId: "key-1" })).toBe(name);
});

test("a long name is not typed to confirm something, the ID is", () => {
  const key = { keyId: "key-a", aliasNames: [], description: "x".repeat(64) };

  expect(confirmName(key)).toBe("x".repeat(64));
  expect(confirmName({ ...key, description: "x".repeat(65) })).toBe("key-a");
});
