import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { IMPORT_PROBLEMS } from "@/lib/key-import/schema";
import { CAPABILITY_REASONS } from "@/lib/keys/key-capabilities";
import { KEY_STATES } from "@/lib/keys/key-state";
import { KMS_ERRORS, PARAMETER_PROBLEMS } from "@/lib/platform/errors";
import en from "@/messages/en.json";
import zhCn from "@/messages/zh-CN.json";
import { describeError, describeProblem, type ErrorTexts } from "./describe-error";

const TEXTS = { en, "zh-CN": zhCn } as const;

function textsOf(locale: "en" | "zh-CN"): ErrorTexts {
  const onError = (error: Error) => {
    throw error;
  };
  return createTranslator({ locale, messages: TEXTS[locale], namespace: "errors", onError }) as ErrorTexts;
}

describe.each(["en", "zh-CN"] as const)("in %s", (locale) => {
  test.each(Object.keys(KMS_ERRORS))("%s has a title, a reason and a next step of its own", (code) => {
    const t = textsOf(locale);
    const general = describeError(t, { code: "NoSuchCode" });

    const description = describeError(t, { code, parameter: "KeyId" });

    expect(Object.values(description).every((text) => text !== "" && !text.includes("{"))).toBe(true);
    expect(description.title).not.toBe(general.title);
  });

  test.each(PARAMETER_PROBLEMS)("the problem %s names the parameter", (problem) => {
    const sentence = describeProblem(textsOf(locale), {
      code: "InvalidParameter",
      parameter: "Description",
      problem,
      facts: { min: 7, max: 8192 },
    });

    expect(sentence).toContain("Description");
  });
});

test("no text is left for a code or a problem that is gone", () => {
  const codes = Object.keys(KMS_ERRORS).map((code) => code.replaceAll(".", "_"));

  expect(Object.keys(en.errors.code).sort()).toEqual(codes.sort());
  expect(Object.keys(en.errors.problem).sort()).toEqual([...PARAMETER_PROBLEMS].sort());
});

test("no reason is left over", () => {
  const reasons = [...Object.keys(CAPABILITY_REASONS), ...IMPORT_PROBLEMS];

  expect(Object.keys(en.errors.reason).sort()).toEqual(reasons.sort());
});

test("what a key can never do is refused with its own reason", () => {
  const refusal = { code: "UnsupportedOperation", facts: { keyId: "key-1", reason: "macNotRotated" } };

  const { why, next } = describeError(textsOf("en"), refusal);

  expect(why).toMatch(/^HMAC keys are not rotated/);
  expect(next).toBe("Create a new HMAC key and move the alias to it.");
});

test.each(KEY_STATES)("a change that the state %s forbids says so", (keyState) => {
  const refusal = { code: "Rejected.StateModifiedFailed" };
  const general = describeError(textsOf("en"), refusal);

  const { why } = describeError(textsOf("en"), { ...refusal, facts: { keyId: "key-1", keyState } });

  expect(why).toMatch(/^The key /);
  expect(why).not.toBe(general.why);
});

test("a bound that is not known is not spoken of", () => {
  const sentence = describeProblem(textsOf("en"), {
    code: "InvalidParameter",
    parameter: "Number",
    problem: "tooBig",
  });

  expect(sentence).toBe("Number does not have the right form.");
});

test("a known problem is the reason of the refusal", () => {
  const { why } = describeError(textsOf("en"), {
    code: "InvalidParameter",
    parameter: "CiphertextBlob",
    problem: "undecryptable",
  });

  expect(why).toMatch(/^CiphertextBlob cannot be decrypted/);
});
