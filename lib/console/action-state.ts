import type { KmsErrorCode, ParameterProblem } from "@/lib/platform/errors";

/** A refusal as it may travel to a browser: nothing of what was sent, nothing of the inside. */
export interface PublicError {
  readonly code: KmsErrorCode;
  /** In English; texts for people are made from `code`, `problem` and `facts`. */
  readonly message: string;
  /** As the API writes it: `PendingWindowInDays`. */
  readonly parameter?: string;
  readonly problem?: ParameterProblem;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
}

/** What a server action answers to `useActionState`. It never carries input. */
export type ActionState<Result = unknown> =
  | { readonly status: "idle" }
  | { readonly status: "done"; readonly result: Result; readonly requestId: string }
  | ({ readonly status: "refused" } & PublicError);

/** What a page gets from an operation: the result, or what to show instead. */
export type Loaded<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: PublicError };

/** What became of one of several things that were asked for at once. */
export type BulkItem =
  | { readonly keyId: string; readonly ok: true }
  | { readonly keyId: string; readonly ok: false; readonly error: PublicError };

/** What a server action for several keys answers: each by itself, or why none was tried. */
export type BulkState =
  | { readonly status: "done"; readonly items: readonly BulkItem[] }
  | ({ readonly status: "refused" } & PublicError);
