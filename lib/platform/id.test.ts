import { expect, test } from "vitest";
import { newAccountId, newInstanceId, newKeyId, newUserId } from "./id";

const DRAWS = 2_000;

test("a key ID has the cloud's shape: prefix, three letters of the region, 18 letters and digits", () => {
  expect(newKeyId("local-1")).toMatch(/^key-loc[a-z0-9]{18}$/);
  expect(newInstanceId("cn-hangzhou")).toMatch(/^kst-cnh[a-z0-9]{18}$/);
});

test("a region with fewer than three letters is filled up", () => {
  expect(newKeyId("1-a")).toMatch(/^key-azz[a-z0-9]{18}$/);
});

test("account and user IDs keep their length, since they never begin with 0", () => {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    expect(newAccountId()).toMatch(/^[1-9]\d{15}$/);
    expect(newUserId()).toMatch(/^[1-9]\d{17}$/);
  }
});

test("IDs use every character and do not repeat", () => {
  const ids = new Set(Array.from({ length: DRAWS }, () => newKeyId("local-1").slice("key-loc".length)));

  expect(ids.size).toBe(DRAWS);
  expect(new Set([...ids].join("")).size).toBe("abcdefghijklmnopqrstuvwxyz0123456789".length);
});
