import { expect, test } from "vitest";
import { shortenMiddle } from "./shorten";

test("a long identifier keeps both ends", () => {
  expect(shortenMiddle("key-hzz6a2f4c19d8e", { head: 8, tail: 4 })).toBe("key-hzz6…9d8e");
});

test("a text that would not get shorter is left as it is", () => {
  expect(shortenMiddle("key-12345", { head: 5, tail: 3 })).toBe("key-12345");
});
