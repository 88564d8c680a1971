import { expect, test } from "vitest";
import { EMPTY_UPLOAD, readUpload, type UploadValue } from "./upload-value";

const AT = { timeZone: "Europe/Berlin", now: new Date("2027-01-02T00:00:00Z") };
const file = { name: "wrapped.bin", bytes: Uint8Array.of(1, 2, 3) };

const read = (value: Partial<UploadValue>) => readUpload({ ...EMPTY_UPLOAD, ...value }, AT);

test("a file and Base64 with line breaks are read alike, and never expire unless told so", () => {
  const input = { encryptedKeyMaterial: "AQID", keyMaterialExpireUnix: 0 };

  expect(read({ file }).input).toEqual(input);
  expect(read({ source: "base64", text: "AQ\nID\n" }).input).toEqual(input);
});

test("the time of expiry is read in the reader's zone", () => {
  const { input } = read({ file, expiry: "2027-01-02T12:00" });

  expect(input?.keyMaterialExpireUnix).toBe(Date.parse("2027-01-02T11:00:00Z") / 1000);
});

test.each<[string, Partial<UploadValue>, object]>([
  ["nothing chosen", {}, { material: "noMaterial" }],
  ["an empty file", { file: { ...file, bytes: new Uint8Array() } }, { material: "noMaterial" }],
  ["an empty text", { source: "base64", text: " " }, { material: "noMaterial" }],
  ["a text that is no Base64", { source: "base64", text: "%" }, { material: "notBase64" }],
  ["a file, when a text is asked for", { source: "base64", file }, { material: "noMaterial" }],
  ["no time", { file, expiry: "" }, { expiry: "noTime" }],
  ["this very moment", { file, expiry: "2027-01-02T01:00" }, { expiry: "past" }],
  ["two faults", { expiry: "2026-01-01T00:00" }, { material: "noMaterial", expiry: "past" }],
])("%s is told", (_what, value, faults) => {
  expect(read(value)).toEqual({ input: null, faults });
});
