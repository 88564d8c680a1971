import { KmsError } from "@/lib/platform/errors";
import type { RunContext } from "./operation-context";
import type { ResourceRef } from "./resource";

/**
 * Asks for the permission to do the same to more resources than the one that was located.
 *
 * @throws KmsError Forbidden.NoPermission
 */
export function requirePermissionOn(
  { caller, services }: Pick<RunContext, "caller" | "services">,
  operationName: string,
  resources: readonly ResourceRef[],
): void {
  const action = `kms:${operationName}`;
  if (resources.some(({ arn }) => !services.authorizer.isAllowed(caller, action, arn))) {
    throw new KmsError("Forbidden.NoPermission", { facts: { action } });
  }
}
