/** What an operation touches, as policies and the audit log name it. */
export interface ResourceRef {
  /** ActionTrail's resource type. */
  readonly type:
    | "ACS::KMS::Key"
    | "ACS::KMS::Alias"
    | "ACS::KMS::Instance"
    | "ACS::KMS::Event"
    | "ACS::KMS::User"
    | "ACS::KMS::Account";
  /** The ID within its type; empty for the container, as in CreateKey and ListKeys. */
  readonly name: string;
  /** `acs:kms:<region>:<account>:key/<id>`. */
  readonly arn: string;
}

/** Where the caller stands: every ARN and query is scoped by it. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
}

const ARN_NOUN = {
  "ACS::KMS::Key": "key",
  "ACS::KMS::Alias": "alias",
  "ACS::KMS::Instance": "instance",
  "ACS::KMS::Event": "event",
  "ACS::KMS::User": "user",
  "ACS::KMS::Account": "account",
} as const satisfies Record<ResourceRef["type"], string>;

/** Names one resource, or with an empty name the container of its type. Source: alibaba RAM ARNs of KMS. */
export function resourceRef(scope: Scope, type: ResourceRef["type"], name = ""): ResourceRef {
  const noun = ARN_NOUN[type];
  const path = name === "" ? noun : `${noun}/${name}`;
  return { type, name, arn: `acs:kms:${scope.region}:${scope.accountId}:${path}` };
}
