import { KmsError } from "@/lib/platform/errors";

/**
 * A wrapped key did not open. One error for every cause: another root key, a changed blob, a row that
 * belongs to something else, a missing key-encryption key. Callers get InternalFailure, as none of these
 * comes from what they sent.
 */
export class UnwrapFailed extends KmsError {
  constructor() {
    super("InternalFailure", { cause: new Error("A wrapped key did not open.") });
  }
}
