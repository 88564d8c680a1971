import { expect, test } from "vitest";
import { KmsError } from "@/lib/platform/errors";
import { explainFailure } from "./explain-failure";

test("a refused entry is explained by its bound", () => {
  const error = new KmsError("InvalidParameter", {
    parameter: "Password",
    problem: "tooShort",
    facts: { min: 15 },
  });

  expect(explainFailure(error)).toBe(
    'The specified parameter "Password" is not valid. It needs at least 15 characters.',
  );
});

test("a bound that is not known is not spoken of", () => {
  const error = new KmsError("InvalidParameter", { parameter: "Password", problem: "tooShort" });

  expect(explainFailure(error)).toBe('The specified parameter "Password" is not valid.');
});

test("a value that is not known leads to the list", () => {
  const error = new KmsError("InvalidParameter", { parameter: "PolicyNames[0]", problem: "unknownValue" });

  expect(explainFailure(error)).toContain("--help");
});

test("what was not expected is told whole", () => {
  const error = new TypeError("x is not a function");

  expect(explainFailure(error)).toBe(error.stack);
});
