import { isDatabaseUnavailable } from "@/lib/platform/db";
import { KmsError } from "@/lib/platform/errors";
import type { PublicError } from "./action-state";

/** The plain form of an error. What we did not throw on purpose says nothing about the inside. */
export function publicError(error: unknown): PublicError {
  const known = asKmsError(error);
  return {
    code: known.code,
    message: known.message,
    facts: known.facts,
    ...(known.parameter === undefined ? {} : { parameter: known.parameter }),
    ...(known.problem === undefined ? {} : { problem: known.problem }),
    ...(known.requestId === undefined ? {} : { requestId: known.requestId }),
    ...(known.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: known.retryAfterSeconds }),
  };
}

export function asKmsError(error: unknown): KmsError {
  if (error instanceof KmsError) return error;
  const code = isDatabaseUnavailable(error) ? "ServiceUnavailableTemporary" : "InternalFailure";
  return new KmsError(code, { cause: error });
}
