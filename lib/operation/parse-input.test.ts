import { expect, test } from "vitest";
import { z } from "zod";
import { KmsError } from "@/lib/platform/errors";
import { inputBytes } from "./input-bytes";
import { inputText } from "./input-text";
import { parseInput } from "./parse-input";

const schema = z.strictObject({
  keyId: z.string().min(2).max(4),
  dkmsInstanceId: z.string().optional(),
  pendingWindowInDays: z.number().int().min(7).max(366).optional(),
  keySpec: z.enum(["A", "B"]).optional(),
  plaintext: inputBytes({ maxBytes: 5 }).optional(),
  description: inputText().optional(),
  filters: z.array(z.strictObject({ key: z.enum(["KeyState"]) })).optional(),
  tags: z.record(z.string(), z.string()).optional(),
});

function refusal(input: unknown): Partial<KmsError> {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof KmsError) return error;
    throw error;
  }
  throw new Error("The input was accepted.");
}

test.each([
  ["nothing", undefined, { code: "MissingParameter", parameter: "request" }],
  ["a missing parameter", {}, { code: "MissingParameter", parameter: "KeyId", problem: "required" }],
  ["null for a parameter", { keyId: null }, { code: "MissingParameter", parameter: "KeyId" }],
  ["a wrong type", { keyId: 1 }, { code: "InvalidParameter", parameter: "KeyId", problem: "wrongType" }],
  ["a short text", { keyId: "a" }, { parameter: "KeyId", problem: "tooShort", facts: { min: 2 } }],
  ["a long text", { keyId: "abcde" }, { parameter: "KeyId", problem: "tooLong", facts: { max: 4 } }],
  ["a small number", { keyId: "ab", pendingWindowInDays: 6 }, { problem: "tooSmall", facts: { min: 7 } }],
  ["a big number", { keyId: "ab", pendingWindowInDays: 367 }, { problem: "tooBig", facts: { max: 366 } }],
  ["an unknown value", { keyId: "ab", keySpec: "C" }, { parameter: "KeySpec", problem: "unknownValue" }],
  ["an unknown parameter", { keyId: "ab", nope: 1 }, { parameter: "request", problem: "unknownParameter" }],
  ["the API's own spelling", { keyId: "ab", dkmsInstanceId: 5 }, { parameter: "DKMSInstanceId" }],
  ["a place in a list", { keyId: "ab", filters: [{ key: "x" }] }, { parameter: "Filters[0]" }],
  ["no Base64", { keyId: "ab", plaintext: "a" }, { parameter: "Plaintext", problem: "format" }],
  [
    "Base64 with loose bits",
    { keyId: "ab", plaintext: "AB==" },
    { parameter: "Plaintext", problem: "format" },
  ],
  ["too many bytes", { keyId: "ab", plaintext: "AAAAAAAA" }, { problem: "tooLong", facts: { max: 5 } }],
  [
    "far too many bytes",
    { keyId: "ab", plaintext: "A".repeat(1e6) },
    { problem: "tooLong", facts: { max: 5 } },
  ],
  ["a NUL", { keyId: "ab", description: "\0" }, { parameter: "Description", problem: "format" }],
])("%s is refused by name", (_what, input, expected) => {
  expect(refusal(input)).toMatchObject(expected);
});

test("a refusal never repeats what was sent, not even a name the caller made up", () => {
  const marker = "s3cr3t-marker";

  for (const input of [
    { keyId: marker },
    { keyId: "ab", [marker]: 1 },
    { keyId: "ab", tags: { [marker]: 1 } },
  ]) {
    const error = refusal(input);
    expect(JSON.stringify([error.message, error.parameter, error.facts])).not.toContain(marker);
  }
});

test("bytes arrive decoded", () => {
  expect(parseInput(schema, { keyId: "ab", plaintext: "aGVsbG8=" }).plaintext).toEqual(
    new Uint8Array(Buffer.from("hello")),
  );
});
