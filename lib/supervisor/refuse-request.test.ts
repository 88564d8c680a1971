import { expect, test } from "vitest";
import { BODY_BYTES_MAX, refuseRequest } from "./refuse-request";

const parameters = (count: number) => Array.from({ length: count }, () => "a=b").join("&");

test.each([
  ["a page", { method: "GET", url: "/keys?q=%E9%92%A5&state=Enabled", headers: {} }],
  ["a form", { method: "POST", url: "/sign-in", headers: { "content-length": "120" } }],
  ["the longest body", { method: "POST", url: "/tool", headers: { "content-length": `${BODY_BYTES_MAX}` } }],
  ["a filter with many values", { method: "GET", url: `/keys?${parameters(200)}`, headers: {} }],
  ["the longest input of a query", { method: "GET", url: `/api?input=${"%20".repeat(8192)}`, headers: {} }],
  ["a parameter that is not UTF-8", { method: "GET", url: "/keys?q=%E0%A4%A", headers: {} }],
])("%s is handed on", (_what, request) => {
  expect(refuseRequest(request)).toBeNull();
});

test.each([
  [
    413,
    "a body that is too long",
    { method: "POST", headers: { "content-length": `${BODY_BYTES_MAX + 1}` } },
  ],
  [413, "a body that is too long for a GET", { method: "GET", headers: { "content-length": "10000000" } }],
  [
    411,
    "a body that does not tell its length",
    { method: "POST", headers: { "transfer-encoding": "chunked" } },
  ],
  [414, "an address that is too long", { url: `/${"a".repeat(30_000)}` }],
  [414, "an address with too many parameters", { url: `/keys?${parameters(201)}` }],
  [400, "a path that is not UTF-8", { url: "/keys/%E0%A4%A" }],
  [400, "a path with a stray percent sign", { url: "/keys/100%" }],
  [400, "no path", { method: "OPTIONS", url: "*" }],
  [400, "an address of another host", { url: "http://evil.example/keys" }],
  [501, "a method that nobody uses", { method: "TRACE" }],
])("%i answers %s", (status, _what, request) => {
  expect(refuseRequest({ method: "GET", url: "/", headers: {}, ...request })).toBe(status);
});
