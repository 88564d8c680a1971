import { hasMark, KmsError } from "@/lib/platform/errors";

const UNWRAP_FAILED = Symbol.for("keyward.UnwrapFailed");

/**
 * A wrapped key did not open. One error for every cause: another root key, a changed blob, a row that
 * belongs to something else, a missing key-encryption key. Callers get InternalFailure, as none of these
 * comes from what they sent.
 */
export class UnwrapFailed extends KmsError {
  /** By a mark of its own: that of KmsError would take every KmsError for this. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasMark(value, UNWRAP_FAILED);
  }

  readonly [UNWRAP_FAILED] = true;

  constructor() {
    super("InternalFailure", { cause: new Error("A wrapped key did not open.") });
  }
}
