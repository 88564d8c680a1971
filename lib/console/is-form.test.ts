import { expect, test } from "vitest";
import { isForm } from "./is-form";

test.each([
  ["application/x-www-form-urlencoded", true],
  ["application/x-www-form-urlencoded;charset=UTF-8", true],
  ["Application/X-WWW-Form-Urlencoded ; charset=utf-8", true],
  ["application/json", false],
  ["multipart/form-data; boundary=x", false],
  ["application/x-www-form-urlencoded-not", false],
  ["", false],
])("the content type %j is told apart", (contentType, expected) => {
  expect(isForm(new Headers({ "content-type": contentType }))).toBe(expected);
});

test("a request without a content type is no form", () => {
  expect(isForm(new Headers())).toBe(false);
});
