import { expect, test } from "vitest";
import { requestInfo } from "./request-info";

const from = (forwardedFor: string, proxyHops: number) =>
  requestInfo(new Headers({ "x-forwarded-for": forwardedFor }), proxyHops).sourceIp;

test("the address is the one our own side wrote, whatever the caller claims", () => {
  expect(from("127.0.0.1", 0)).toBe("127.0.0.1");
  expect(from("1.1.1.1, 203.0.113.7", 0)).toBe("203.0.113.7");
  expect(from("1.1.1.1, 203.0.113.7, 10.0.0.2", 1)).toBe("203.0.113.7");
});

test("an IPv4 address mapped into IPv6 is the IPv4 address", () => {
  expect(from("::ffff:203.0.113.7", 0)).toBe("203.0.113.7");
});

test("what is not an address is not kept", () => {
  expect(from("<script>", 0)).toBe("");
  expect(requestInfo(new Headers(), 0)).toEqual({ sourceIp: "", userAgent: "" });
});
