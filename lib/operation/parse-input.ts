import type { z } from "zod";
import { KmsError, type KmsErrorDetails, type ParameterProblem } from "@/lib/platform/errors";

/** Names that the API writes otherwise than with a capital first letter. */
const API_NAMES: Readonly<Record<string, string>> = { dkmsInstanceId: "DKMSInstanceId" };

/** `keyId` → `KeyId`: how the API writes a parameter. */
export function apiParameterName(name: string): string {
  return API_NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * Checks the input of an operation. The answer names the parameter, not its value.
 *
 * @throws KmsError MissingParameter, InvalidParameter
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue === undefined) throw new KmsError("ParseRequestParameterException");
  const value = valueAt(input, issue.path);
  const missing = (value === undefined || value === null) && issue.code !== "unrecognized_keys";
  const details = issueDetails(issue);
  if (missing) throw new KmsError("MissingParameter", { ...details, problem: "required" });
  throw new KmsError("InvalidParameter", details);
}

function issueDetails(issue: z.core.$ZodIssue): KmsErrorDetails {
  const path = issue.code === "unrecognized_keys" ? [...issue.path] : issue.path;
  return { parameter: parameterPath(path), ...problemOf(issue) };
}

/** The path of a parameter; keys the caller made up (in a map) are left out. */
function parameterPath(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return "request";
  const parts = rest.map((part) => (typeof part === "number" ? `[${part}]` : ""));
  return apiParameterName(String(first)) + parts.join("");
}

function problemOf(issue: z.core.$ZodIssue): { problem: ParameterProblem; facts?: Record<string, number> } {
  switch (issue.code) {
    case "too_small":
      return {
        problem: isCounted(issue.origin) ? "tooShort" : "tooSmall",
        facts: { min: Number(issue.minimum) },
      };
    case "too_big":
      return {
        problem: isCounted(issue.origin) ? "tooLong" : "tooBig",
        facts: { max: Number(issue.maximum) },
      };
    case "invalid_type":
      return { problem: "wrongType" };
    case "invalid_value":
      return { problem: "unknownValue" };
    case "unrecognized_keys":
      return { problem: "unknownParameter" };
    case "custom":
      return customProblem(issue.params);
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
      return { problem: "format" };
  }
}

/** A schema's own check may name its problem and bound: `params: { problem: "tooLong", max: 6144 }`. */
function customProblem(params: Readonly<Record<string, unknown>> | undefined): {
  problem: ParameterProblem;
  facts?: Record<string, number>;
} {
  const { problem, max, min } = params ?? {};
  if (problem === "tooLong" && typeof max === "number") return { problem, facts: { max } };
  if (problem === "tooShort" && typeof min === "number") return { problem, facts: { min } };
  return { problem: "format" };
}

function isCounted(origin: string): boolean {
  return (
    origin === "string" || origin === "array" || origin === "set" || origin === "map" || origin === "file"
  );
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
