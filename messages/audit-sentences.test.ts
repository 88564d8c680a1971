import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { KMS_ERRORS } from "@/lib/platform/errors";
import { OPERATIONS } from "@/lib/runtime/operations";
import en from "./en.json";
import zhCn from "./zh-CN.json";

test("every operation has a sentence of its own in the audit timeline", () => {
  const sentences: readonly string[] = Object.keys(en.audit.sentence);

  const missing = OPERATIONS.map((operation) => operation.operationName).filter(
    (name) => !sentences.includes(name),
  );

  expect(missing).toEqual([]);
});

test("every error code has a reason of its own in the audit timeline", () => {
  const codes = Object.keys(KMS_ERRORS).map((code) => code.replaceAll(".", "_"));

  expect(Object.keys(en.audit.reason).sort()).toEqual([...codes, "other"].sort());
});

test.each([
  ["en", en],
  ["zh-CN", zhCn],
] as const)("every sentence in %s can be said, with and without a resource", (locale, messages) => {
  const failures: string[] = [];
  const t = createTranslator({
    locale,
    messages: messages as typeof en,
    namespace: "audit",
    onError: (error) => failures.push(error.message),
  });
  const tags = { b: String, a: String, r: String };
  const keys = [...Object.keys(en.audit.sentence).map((name) => `sentence.${name}`), "refused"];

  for (const key of keys) {
    for (const [resource, hasResource] of [
      ["key-1", "yes"],
      ["", "no"],
    ]) {
      const values = { actor: "alice", action: "Encrypt", resource, hasResource, reason: "because", ...tags };
      expect(t.markup(key as "refused", values as never)).toContain("alice");
    }
  }

  expect(failures).toEqual([]);
});
