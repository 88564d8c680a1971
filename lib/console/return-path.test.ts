import { expect, test } from "vitest";
import { safeReturnPath } from "./return-path";

test.each(["/keys", "/keys/key-loc1?tab=versions#top", "/audit?actor=alice%20b"])(
  "%s is a page of this console",
  (path) => {
    expect(safeReturnPath(path)).toBe(path);
  },
);

test.each([
  undefined,
  "",
  "keys",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "https://evil.example/keys",
  "javascript:alert(1)",
  "/sign-in?callbackUrl=/keys",
  "/setup",
  "/api/auth/csrf",
])("%s leads to the start page", (wanted) => {
  expect(safeReturnPath(wanted)).toBe("/");
});
