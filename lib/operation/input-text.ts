import { z } from "zod";

/**
 * A string that can be stored and audited: no NUL, which PostgreSQL refuses, and no half of a surrogate pair,
 * which RFC 8785 cannot write.
 */
export function inputText() {
  return z.string().refine((value) => !value.includes("\0") && value.isWellFormed());
}
