import type { RunContext } from "@/lib/operation/operation-context";
import type { EndedKey } from "./end-store";

/**
 * Lets go of the opened material that this process may still hold.
 *
 * Other processes need no message: a provider uses opened material only together with the stored version that a
 * call has just read from the database, and there is none any more. It leaves their memory when its time is over.
 */
export async function forgetKeyVersions(ctx: RunContext, keyId: string, key: EndedKey): Promise<void> {
  const { accountId } = ctx;
  const { keySpec, instanceId } = key;
  for (const keyVersionId of key.keyVersionIds) {
    await ctx.services.softwareKeys.destroy({ accountId, instanceId, keyId, keyVersionId, keySpec });
  }
}
