import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { describeError, type ErrorTexts } from "@/lib/format/describe-error";
import en from "@/messages/en.json";
import zhCn from "@/messages/zh-CN.json";
import { IMPORT_PROBLEMS } from "./schema";

/** Every fact that a mistake may tell. */
const FACTS = { setting: "A", length: 1, modulusBytes: 256, other: "", expected: "B", used: "C" };

test.each([
  ["en", en],
  ["zh-CN", zhCn],
] as const)("every mistake has its own reason and next step in %s", (locale, messages) => {
  const onError = (error: Error) => expect.unreachable(error.message);
  const t = createTranslator({ locale, messages, namespace: "errors", onError }) as ErrorTexts;

  const told = IMPORT_PROBLEMS.map((reason) => {
    const facts = { ...FACTS, keyCheckValue: "D31A8B", reason };
    const { why } = describeError(t, {
      code: "InvalidKeyMaterial",
      parameter: "EncryptedKeyMaterial",
      facts,
    });
    return why;
  });

  expect(new Set(told).size).toBe(IMPORT_PROBLEMS.length);
  expect(told.filter((why) => /[{}]/.test(why))).toEqual([]);
});
