import { z } from "zod";
import { KmsError } from "@/lib/platform/errors";
import { inputBoolean } from "./input-boolean";
import { parseInput } from "./parse-input";

const dryRunSchema = z.strictObject({ dryRun: inputBoolean.default(false) });

/**
 * Takes `DryRun` out of an input, which it is no business of an operation's own schema.
 *
 * @throws KmsError InvalidParameter
 */
export function takeDryRun(input: unknown): { isDryRun: boolean; input: unknown } {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, "dryRun")) {
    return { isDryRun: false, input };
  }
  const { dryRun, ...rest } = input as Record<string, unknown>;
  return { isDryRun: parseInput(dryRunSchema, { dryRun }).dryRun, input: rest };
}

/**
 * What a dry run answers when the call was refused. Who is not signed in, came too often, or met a service that
 * does not work is told just that: it says nothing of the request.
 *
 * Source: API 2016-01-20, DryRun: DryRunOperationError, ValidationError, AccessDeniedError.
 */
export function dryRunRefusal(error: unknown): unknown {
  if (!(error instanceof KmsError) || isNotOfTheRequest(error)) return error;
  if (error.code === "DryRunOperationError") return error;
  const { code, facts, parameter, problem } = error;
  if (code === "Forbidden.NoPermission") return new KmsError("AccessDeniedError", { facts });
  return new KmsError("ValidationError", {
    facts: { ...facts, code },
    ...(parameter === undefined ? {} : { parameter }),
    ...(problem === undefined ? {} : { problem }),
  });
}

function isNotOfTheRequest({ code, httpStatus }: KmsError): boolean {
  return code === "NotSignedIn" || code === "Rejected.Throttling" || httpStatus >= 500;
}
