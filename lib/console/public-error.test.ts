import { expect, test } from "vitest";
import { KmsError } from "@/lib/platform/errors";
import { publicError } from "./public-error";

test("a refusal keeps what explains it, and loses its cause", () => {
  const error = new KmsError("InvalidParameter", {
    parameter: "PageSize",
    problem: "tooBig",
    facts: { max: 100 },
    cause: new Error("inside"),
  });
  error.requestId = "0b0c2f2e-3a57-4a53-b3c2-0d4be9b3a2b1";

  expect(publicError(error)).toEqual({
    code: "InvalidParameter",
    message: 'The specified parameter "PageSize" is not valid.',
    parameter: "PageSize",
    problem: "tooBig",
    facts: { max: 100 },
    requestId: error.requestId,
  });
});

test("what nobody threw on purpose says nothing about the inside", () => {
  expect(publicError(new Error("password=hunter2 at 10.0.0.1"))).toEqual({
    code: "InternalFailure",
    message: "The request failed for an internal reason.",
    facts: {},
  });
});

test("a database that is away is told as such", () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });

  expect(publicError(new Error("query", { cause: refused })).code).toBe("ServiceUnavailableTemporary");
});
