import { defineOperation, type LocateContext, type Located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { parseManagedKeyId } from "./key-reference";
import { requireKeyState } from "./key-state";
import { requireFound } from "./locate-key";
import { setDeletionProtectionSchema } from "./schema";
import { changeDeletionProtection, findKey } from "./store";

/**
 * Protects a key against ScheduleKeyDeletion, or ends the protection.
 *
 * Source: API 2016-01-20, SetDeletionProtection.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.PendingDeletion, Rejected.StateModifiedFailed
 */
export const setDeletionProtection = defineOperation({
  name: "SetDeletionProtection",
  effect: "write",
  input: setDeletionProtectionSchema,
  auditInput: (input) => ({
    KeyId: input.keyId,
    ProtectedResourceArn: input.protectedResourceArn,
    EnableDeletionProtection: input.enableDeletionProtection,
    DeletionProtectionDescription: input.deletionProtectionDescription,
  }),
  locate: locateProtectedKey,
  async run(ctx, { enableDeletionProtection, deletionProtectionDescription }, keyId) {
    const key = requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
    requireKeyState("SetDeletionProtection", key.state);
    const change = {
      state: key.state,
      deletionProtection: enableDeletionProtection,
      deletionProtectionDescription: enableDeletionProtection ? deletionProtectionDescription : "",
    };
    if (!(await changeDeletionProtection(ctx.db, ctx, keyId, change))) {
      throw new KmsError("Rejected.StateModifiedFailed");
    }
    return {};
  },
});

/** The schema sees to it that exactly one of the two is there. */
function locateProtectedKey(
  ctx: LocateContext,
  { keyId, protectedResourceArn }: { keyId?: string | undefined; protectedResourceArn?: string | undefined },
): Located<string> {
  const id =
    protectedResourceArn === undefined
      ? parseManagedKeyId(ctx, keyId ?? "")
      : parseManagedKeyId(ctx, requireArn(protectedResourceArn), "ProtectedResourceArn");
  return { resource: resourceRef(ctx, "ACS::KMS::Key", id), subject: id };
}

function requireArn(text: string): string {
  if (text.startsWith("acs:")) return text;
  throw new KmsError("InvalidParameter", { parameter: "ProtectedResourceArn", problem: "format" });
}
