/** Compared with one fact of the call; a list means "any of these". */
export type ConditionValue = string | readonly string[];

/** Operator → condition key → values, as in `{"IpAddress": {"acs:SourceIp": ["10.0.0.0/8"]}}`. All must hold. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, ConditionValue>>>>;

/** Source: RAM policy elements. */
export interface PolicyStatement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: PolicyConditions;
}

/** A RAM policy. Source: RAM policy language, version 1. */
export interface PolicyDocument {
  readonly Version: "1";
  readonly Statement: readonly PolicyStatement[];
}
