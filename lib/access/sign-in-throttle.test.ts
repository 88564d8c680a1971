import { expect, test } from "vitest";
import { networkOf } from "./sign-in-throttle";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["2001:db8::", "2001:db8:0:0::/64"],
])("%s is counted as %s", (sourceIp, network) => {
  expect(networkOf(sourceIp)).toBe(network);
});
