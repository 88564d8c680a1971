import { defineOperation } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { newAccountId, newUserId } from "@/lib/platform/id";
import { createFirstUser } from "./create-first-user";
import { requireHardToGuess } from "./guessable-password";
import { hashPassword } from "./password";
import { type CreatedUser, setUpAccountSchema } from "./schema";
import { hashSecretToken, isSecretToken } from "./secret-token";
import { consumeSetupToken, isSetupTokenUsable } from "./store";

/**
 * Makes the first account and its administrator, for whoever holds the set-up link. The link works once, and
 * only while there is no user at all. Ours: the cloud has accounts before it has KMS.
 *
 * @throws KmsError Forbidden.SetupLinkInvalid
 */
export const setUpAccount = defineOperation({
  name: "SetUpAccount",
  effect: "write",
  access: "anyone",
  input: setUpAccountSchema,
  auditInput: ({ accountName, userName }) => ({ AccountName: accountName, UserName: userName }),
  auditResult: ({ accountId, userId }: CreatedUser) => ({ AccountId: accountId, UserId: userId }),
  async locate(ctx, { setupToken, userName }) {
    const tokenHash = hashSecretToken(setupToken);
    const isUsable = isSecretToken(setupToken) && (await isSetupTokenUsable(ctx.db, tokenHash, ctx.now()));
    if (!isUsable) return { resource: resourceRef(ctx, "ACS::KMS::Account"), subject: null };
    const accountId = newAccountId();
    const userId = newUserId();
    return {
      resource: resourceRef({ accountId, region: ctx.region }, "ACS::KMS::Account", accountId),
      subject: { accountId, userId, tokenHash },
      identity: { accountId, principalId: userId, userName },
    };
  },
  async prepare(_ctx, { password, userName, accountName }, subject) {
    if (subject === null) throw new KmsError("Forbidden.SetupLinkInvalid");
    requireHardToGuess(password, [userName, accountName]);
    return { ...subject, passwordHash: await hashPassword(password) };
  },
  async run(ctx, { accountName, userName }, { accountId, userId, tokenHash, passwordHash }) {
    const first = { accountId, accountName, userId, userName, passwordHash };
    const isFirst = await createFirstUser(ctx, first);
    if (!isFirst || !(await consumeSetupToken(ctx.db, tokenHash, ctx.now()))) {
      throw new KmsError("Forbidden.SetupLinkInvalid");
    }
    return { accountId, userId };
  },
});
