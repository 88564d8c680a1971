/**
 * Every error a caller can get, with its HTTP status and public text.
 *
 * Source: Alibaba Cloud KMS API 2016-01-20, error codes; rows marked `ours` have no counterpart there.
 * `{parameter}` is replaced by the parameter's name, never by its value.
 */
export const KMS_ERRORS = {
  MissingParameter: { httpStatus: 400, message: 'The parameter "{parameter}" is needed but not provided.' },
  InvalidParameter: { httpStatus: 400, message: 'The specified parameter "{parameter}" is not valid.' },
  ParseRequestParameterException: { httpStatus: 400, message: "The request could not be parsed." },
  UnsupportedOperation: {
    httpStatus: 400,
    message: "This operation is not supported for the specified resource.",
  },
  AliasAlreadyExists: { httpStatus: 400, message: "AliasName Already Exists." },
  InvalidKeyMaterial: { httpStatus: 400, message: "The key material is not valid for this key." },
  InvalidImportToken: { httpStatus: 400, message: "The import token is not valid for this key." },
  ExpiredImportToken: { httpStatus: 400, message: "The import token has expired." },
  "Rejected.LimitExceeded": { httpStatus: 400, message: "The quota of this resource is used up." },
  "Unsupported.Origin": {
    httpStatus: 400,
    message: "The origin of the key is not valid for this operation.",
  },
  "Unsupported.Alias": { httpStatus: 400, message: "Alias is not valid for this api." },
  "Unsupported.ProtectionLevel": {
    httpStatus: 400,
    message: "The protection level is not valid for this operation.",
  },
  DryRunOperationError: {
    httpStatus: 400,
    message: "The request would have succeeded, but the DryRun flag was set.",
  },
  ValidationError: { httpStatus: 400, message: "The request would have failed: it is not valid." },
  AccessDeniedError: { httpStatus: 403, message: "The request would have failed: it is not permitted." },
  /** ours: no session, or one that ended. */
  NotSignedIn: { httpStatus: 401, message: "There is no valid session. Sign in and try again." },
  /** ours: one answer for unknown names, wrong passwords and disabled users. */
  SignInFailed: { httpStatus: 401, message: "The user name or the password is not right." },
  /** ours: one answer for unknown, used and expired set-up links. */
  "Forbidden.SetupLinkInvalid": {
    httpStatus: 403,
    message: "The set-up link is not valid: it was used, has expired, or is incomplete.",
  },
  "Forbidden.NoPermission": { httpStatus: 403, message: "This operation is forbidden by permission system." },
  "Forbidden.KeyNotFound": { httpStatus: 404, message: "The specified Key is not found." },
  "Forbidden.KeyVersionNotFound": { httpStatus: 404, message: "The specified KeyVersion is not found." },
  "Forbidden.AliasNotFound": { httpStatus: 404, message: "The specified Alias is not found." },
  "Forbidden.ResourceNotFound": { httpStatus: 404, message: "Resource not found." },
  "Forbidden.DKMSInstanceNotFound": { httpStatus: 404, message: "The specified KMS instance is not found." },
  "InvalidAction.NotFound": { httpStatus: 404, message: "The specified API is not found." },
  "Rejected.Disabled": {
    httpStatus: 409,
    message: "The request was rejected because the key state is Disabled.",
  },
  "Rejected.PendingDeletion": {
    httpStatus: 409,
    message: "The request was rejected because the key state is PendingDeletion.",
  },
  "Rejected.PendingImport": {
    httpStatus: 409,
    message: "The request was rejected because the key state is PendingImport.",
  },
  "Rejected.StateModifiedFailed": {
    httpStatus: 409,
    message: "The request was rejected because the state of the resource does not allow this change.",
  },
  /** ours: the cloud does not publish its code. */
  "Rejected.DeletionProtected": {
    httpStatus: 409,
    message: "The request was rejected because deletion protection is on for the key.",
  },
  /** ours: the key or alias was used not long ago, and the caller gave no reason to go on all the same. */
  "Rejected.RecentlyUsed": {
    httpStatus: 409,
    message: "The request was rejected because the key was used recently. Give an OverrideReason to go on.",
  },
  "Rejected.ResourceExist": { httpStatus: 409, message: "The resource already exists." },
  "Rejected.Uninitialized": { httpStatus: 409, message: "The KMS instance is not connected yet." },
  "Forbidden.DKMSInstanceStateInvalid": {
    httpStatus: 409,
    message: "The state of the KMS instance does not allow this operation.",
  },
  "Rejected.Throttling": { httpStatus: 429, message: "QPS Limit Exceeded" },
  InternalFailure: { httpStatus: 500, message: "The request failed for an internal reason." },
  ServiceUnavailableTemporary: { httpStatus: 503, message: "The service is temporarily unavailable." },
  /** ours: the root key is not loaded. */
  "ServiceUnavailable.Sealed": { httpStatus: 503, message: "The service is sealed." },
} as const satisfies Record<string, { httpStatus: number; message: string }>;

export type KmsErrorCode = keyof typeof KMS_ERRORS;

/** Why a parameter is not valid, for texts in the caller's language. `facts` hold the bounds, never the value. */
export const PARAMETER_PROBLEMS = [
  "required",
  "tooLong",
  "tooShort",
  "tooBig",
  "tooSmall",
  "format",
  "unknownValue",
  "unknownParameter",
  "wrongType",
  "undecryptable",
  "guessable",
] as const;

export type ParameterProblem = (typeof PARAMETER_PROBLEMS)[number];

export interface KmsErrorDetails {
  /** The name of the parameter at fault, as the API writes it, with its path: `Filters[0].Key`. */
  parameter?: string;
  problem?: ParameterProblem;
  /** Bounds and names that explain the refusal; never what the caller sent. */
  facts?: Readonly<Record<string, string | number>>;
  /** Seconds until it is worth trying again. */
  retryAfterSeconds?: number;
  /** For the log only. */
  cause?: unknown;
}

const KMS_ERROR = Symbol.for("keyward.KmsError");

/**
 * The one error that our code throws on purpose. `message` is public; `cause` is for the log.
 *
 * Next.js loads a module once for each kind of route, so the process of the console has several copies of this
 * class. `instanceof` goes by a mark that they share, and so knows an error of any copy.
 */
export class KmsError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasMark(value, KMS_ERROR);
  }

  readonly [KMS_ERROR] = true;
  override readonly name = "KmsError";
  readonly code: KmsErrorCode;
  readonly httpStatus: number;
  readonly parameter: string | undefined;
  readonly problem: ParameterProblem | undefined;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly retryAfterSeconds: number | undefined;
  /** Set by the pipeline; also the ID of the audit event. */
  requestId: string | undefined;

  constructor(code: KmsErrorCode, details: KmsErrorDetails = {}) {
    super(publicMessage(code, details), details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.httpStatus = KMS_ERRORS[code].httpStatus;
    this.parameter = details.parameter;
    this.problem = details.problem;
    this.facts = details.facts ?? {};
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** Whether a thing carries the mark by which the copies of a class know each other. */
export function hasMark(value: unknown, mark: symbol): boolean {
  return typeof value === "object" && value !== null && mark in value;
}

function publicMessage(code: KmsErrorCode, details: KmsErrorDetails): string {
  return KMS_ERRORS[code].message.replace("{parameter}", details.parameter ?? "request");
}
