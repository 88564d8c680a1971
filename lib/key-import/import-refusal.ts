import { KmsError, type KmsErrorCode } from "@/lib/platform/errors";
import type { ImportProblem } from "./schema";

/** A refusal that says which mistake it is, so that people can mend it. */
export function importRefusal(
  code: KmsErrorCode,
  reason: ImportProblem,
  facts: Readonly<Record<string, string | number>> = {},
): KmsError {
  return new KmsError(code, { facts: { ...facts, reason } });
}

/** The same for one parameter. */
export function parameterRefusal(
  parameter: string,
  reason: ImportProblem,
  facts: Readonly<Record<string, string | number>> = {},
): KmsError {
  return new KmsError("InvalidParameter", { parameter, problem: "format", facts: { ...facts, reason } });
}
