import { expect, test } from "vitest";
import { isRootKeyOf, rootKeyCheckValue } from "./root-key";

test("a check value recognizes its root key and no other", () => {
  const checkValue = rootKeyCheckValue(Buffer.alloc(32, 1));

  expect(isRootKeyOf(checkValue, Buffer.alloc(32, 1))).toBe(true);
  expect(isRootKeyOf(checkValue, Buffer.alloc(32, 2))).toBe(false);
  expect(isRootKeyOf(checkValue.subarray(0, 8), Buffer.alloc(32, 1))).toBe(false);
});

test("a check value stays the same from release to release", () => {
  const checkValue = rootKeyCheckValue(Buffer.alloc(32));

  expect(Buffer.from(checkValue).toString("hex")).toBe("8df838d4bc9359e218dddf1771f7249a");
});
