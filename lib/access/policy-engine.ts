import { type ConditionFacts, judgeConditions } from "./policy-condition";
import type { PolicyDocument, PolicyStatement } from "./policy-document";
import { matchesWildcard } from "./wildcard";

export interface PolicyRequest {
  /** `kms:Encrypt`. */
  readonly action: string;
  /** `acs:kms:local-1:1234567890123456:key/key-…`. */
  readonly resourceArn: string;
  readonly conditions: ConditionFacts;
}

export interface PolicyDecision {
  readonly allowed: boolean;
  readonly reason: "explicit-deny" | "allow" | "no-match";
  /** The statement that decided; absent when none matched. */
  readonly statement?: PolicyStatement;
}

/**
 * Decides a request by policies: a Deny that applies wins, else an Allow that applies allows, else it is refused.
 *
 * Fails closed: a condition that cannot be judged (unknown operator, missing fact, unreadable value) lets
 * a Deny apply and keeps an Allow from applying.
 *
 * Source: RAM policy evaluation; actions in any case, resources in exact case.
 */
export function evaluatePolicies(
  policies: readonly PolicyDocument[],
  request: PolicyRequest,
): PolicyDecision {
  const applying = policies
    .flatMap((policy) => policy.Statement)
    .filter((statement) => applies(statement, request));
  const deny = applying.find((statement) => statement.Effect === "Deny");
  if (deny !== undefined) return { allowed: false, reason: "explicit-deny", statement: deny };
  const allow = applying.find((statement) => statement.Effect === "Allow");
  if (allow !== undefined) return { allowed: true, reason: "allow", statement: allow };
  return { allowed: false, reason: "no-match" };
}

function applies(statement: PolicyStatement, { action, resourceArn, conditions }: PolicyRequest): boolean {
  const lowerAction = action.toLowerCase();
  if (!listed(statement.Action).some((pattern) => matchesWildcard(pattern.toLowerCase(), lowerAction))) {
    return false;
  }
  if (!listed(statement.Resource).some((pattern) => matchesWildcard(pattern, resourceArn))) return false;
  const verdict = judgeConditions(statement.Condition, conditions);
  return verdict === "holds" || (verdict === "unknown" && statement.Effect === "Deny");
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
