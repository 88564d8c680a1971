import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const HERE = { origin: "https://kms.example.com", host: "kms.example.com" };

test.each([
  ["our own page", { ...HERE, "sec-fetch-site": "same-origin" }, true],
  ["our own page in a browser that does not say", HERE, true],
  ["our own page behind a proxy", { ...HERE, host: "10.0.0.5:3000", "x-forwarded-host": HERE.host }, true],
  ["another port of this machine", { origin: "http://127.0.0.1:8080", host: "127.0.0.1:3000" }, false],
  ["another site", { ...HERE, origin: "https://evil.example" }, false],
  ["a page without an origin", { ...HERE, origin: "null" }, false],
  ["a program that sends no origin", { host: HERE.host }, false],
  ["a sister site, whatever the origin says", { ...HERE, "sec-fetch-site": "same-site" }, false],
])("%s is told apart", (_who, headers, expected) => {
  expect(isSameOrigin(new Headers(headers))).toBe(expected);
});
