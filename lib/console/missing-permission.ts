import "server-only";
import type { Operation } from "@/lib/operation/define-operation";
import { type ResourceRef, resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import type { PublicError } from "./action-state";
import { publicError } from "./public-error";
import { loadService } from "./service";
import { requireCaller } from "./session";

/**
 * The refusal a form would end in, so that its page can say it before anything is filled in; `null` when the
 * caller may go on. It decides nothing: the operation asks again.
 */
export async function findMissingPermission<Input, Result>(
  operation: Operation<Input, Result>,
  resourceType: ResourceRef["type"],
  { returnTo }: { returnTo: string },
): Promise<PublicError | null> {
  const caller = await requireCaller(returnTo);
  const { services } = await loadService();
  const scope = { accountId: caller.actor.accountId, region: services.region };
  const action = `kms:${operation.operationName}`;
  if (services.authorizer.isAllowed(caller, action, resourceRef(scope, resourceType).arn)) return null;
  return publicError(new KmsError("Forbidden.NoPermission", { facts: { action } }));
}
