import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { isSameToken, newImportToken, parseImportToken } from "./import-token";

const toText = (token: Uint8Array) => Buffer.from(token).toString("base64");

test("a token names its import and is never made twice", () => {
  const importId = randomUUID();

  const [first, second] = [newImportToken(importId), newImportToken(importId)];

  expect(parseImportToken(toText(first))).toEqual({ importId, bytes: Buffer.from(first) });
  expect(isSameToken(first, second)).toBe(false);
  expect(isSameToken(first, Uint8Array.from(first))).toBe(true);
});

test("a line break at the end of a token's file does not count", () => {
  const token = newImportToken(randomUUID());

  expect(parseImportToken(`${toText(token)}\n`)?.bytes).toEqual(Buffer.from(token));
});

test.each([
  ["nothing", () => ""],
  ["another alphabet", (text: string) => text.replace(/^./, "-")],
  ["another version", (text: string) => text.replace(/^A/, "B")],
  ["a byte less", (text: string) => toText(Buffer.from(text, "base64").subarray(0, -1))],
  ["a byte more", (text: string) => toText(Buffer.concat([Buffer.from(text, "base64"), Buffer.alloc(1)]))],
  ["white space inside", (text: string) => `${text.slice(0, 8)} ${text.slice(8)}`],
  ["no padding", (text: string) => text.replace(/=+$/, "")],
])("%s is no token", (_what, change) => {
  expect(parseImportToken(change(toText(newImportToken(randomUUID()))))).toBeNull();
});

test("tokens of different lengths are not the same", () => {
  const token = newImportToken(randomUUID());

  expect(isSameToken(token, token.subarray(1))).toBe(false);
});
