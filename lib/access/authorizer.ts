import type { UserActor } from "@/lib/operation/actor";
import type { Authorizer, Caller } from "@/lib/operation/operation-context";
import { evaluatePolicies } from "./policy-engine";
import { isSystemPolicyName, SYSTEM_POLICIES } from "./system-policies";

/**
 * Decides by the policies of the caller.
 *
 * A user is held to the policies attached to it, and to its own account whatever they say. The service itself
 * may do everything; somebody without a session, nothing.
 */
export function createAuthorizer(): Authorizer {
  return {
    isAllowed(caller, action, resourceArn) {
      switch (caller.actor.type) {
        case "system":
          return true;
        case "anonymous":
          return false;
        case "ram-user":
          return isUserAllowed(caller.actor, caller, action, resourceArn);
      }
    },
  };
}

function isUserAllowed(actor: UserActor, caller: Caller, action: string, resourceArn: string): boolean {
  if (accountOf(resourceArn) !== actor.accountId) return false;
  const policies = actor.policyNames.filter(isSystemPolicyName).map((name) => SYSTEM_POLICIES[name]);
  const conditions = {
    "acs:SourceIp": caller.sourceIp,
    "acs:SecureTransport": String(caller.secureTransport),
  };
  return evaluatePolicies(policies, { action, resourceArn, conditions }).allowed;
}

/** The account in `acs:kms:<region>:<account>:<path>`. */
function accountOf(resourceArn: string): string | undefined {
  return resourceArn.split(":")[3];
}
