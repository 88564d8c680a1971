import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { KmsError } from "@/lib/platform/errors";
import { findInstance } from "./store";

/**
 * Gives the instance and its key-encryption key when keys can be made and used in it.
 *
 * @throws KmsError Forbidden.DKMSInstanceNotFound, Rejected.Uninitialized, Forbidden.DKMSInstanceStateInvalid
 */
export async function requireConnectedInstance(
  db: Database,
  scope: Scope,
  instanceId: string,
): Promise<{ instanceId: string; kekId: string }> {
  const instance = await findInstance(db, scope, instanceId);
  if (instance === null) throw new KmsError("Forbidden.DKMSInstanceNotFound");
  if (instance.status === "Uninitialized") throw new KmsError("Rejected.Uninitialized");
  if (instance.status !== "Connected" || instance.kekId === null) {
    throw new KmsError("Forbidden.DKMSInstanceStateInvalid", { facts: { status: instance.status } });
  }
  return { instanceId: instance.id, kekId: instance.kekId };
}
