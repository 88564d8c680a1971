import { expect, test } from "vitest";
import { KMS_ERRORS } from "@/lib/platform/errors";
import { OPERATIONS } from "@/lib/runtime/operations";
import en from "./en.json";

test("every operation has a sentence of its own in the audit timeline", () => {
  const sentences: readonly string[] = Object.keys(en.audit.sentence);

  const missing = OPERATIONS.map((operation) => operation.operationName).filter(
    (name) => !sentences.includes(name),
  );

  expect(missing).toEqual([]);
});

test("every reason in the audit timeline belongs to an error code", () => {
  const codes = ["other", ...Object.keys(KMS_ERRORS).map((code) => code.replaceAll(".", "_"))];

  expect(Object.keys(en.audit.reason).filter((reason) => !codes.includes(reason))).toEqual([]);
});
