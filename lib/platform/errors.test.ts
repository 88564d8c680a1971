import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import * as provider from "@/lib/crypto/provider";
import * as errors from "./errors";

test("an error that another copy of the module threw is still known for what it is", async () => {
  vi.resetModules();
  const otherErrors = await import("./errors");
  const otherProvider = await import("@/lib/crypto/provider");

  expect(otherErrors.KmsError).not.toBe(errors.KmsError);
  expect(new otherErrors.KmsError("Rejected.Disabled")).toBeInstanceOf(errors.KmsError);
  expect(otherProvider.DecryptionFailed).not.toBe(provider.DecryptionFailed);
  expect(new otherProvider.DecryptionFailed()).toBeInstanceOf(provider.DecryptionFailed);
});

test("other errors and things are not taken for ours", () => {
  for (const value of [new Error("x"), new provider.DecryptionFailed(), null, undefined, "KmsError", {}]) {
    expect(value).not.toBeInstanceOf(errors.KmsError);
  }
});

test("docs/errors.md tells every error, with its status and its text, and no other", () => {
  const page = readFileSync(path.join(import.meta.dirname, "../../docs/errors.md"), "utf8");

  const documented = page.split("\n").filter((line) => line.startsWith("| `"));

  const inCode = Object.entries(errors.KMS_ERRORS).map(
    ([code, { httpStatus, message }]) => `| \`${code}\` | ${httpStatus} | ${message} |`,
  );
  expect(documented).toEqual(inCode);
});
