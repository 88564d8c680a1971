import { defineOperation } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { newAccountId, newUserId } from "@/lib/platform/id";
import { createFirstUser } from "./create-first-user";
import { requireHardToGuess } from "./guessable-password";
import { hashPassword } from "./password";
import { type CreatedUser, createAdministratorSchema } from "./schema";
import { findOnlyAccountId, hasUsers } from "./store";

/**
 * Makes the first account and its administrator at the command line. Ours.
 *
 * @throws KmsError Rejected.ResourceExist when there is a user already.
 */
export const createAdministrator = defineOperation({
  name: "CreateAdministrator",
  effect: "write",
  access: "system",
  input: createAdministratorSchema,
  auditInput: ({ accountName, userName }) => ({ AccountName: accountName, UserName: userName }),
  auditResult: ({ accountId, userId }: CreatedUser) => ({ AccountId: accountId, UserId: userId }),
  async locate(ctx) {
    const accountId = (await findOnlyAccountId(ctx.db)) ?? newAccountId();
    const { principalId, userName } = ctx.actor;
    return {
      resource: resourceRef({ accountId, region: ctx.region }, "ACS::KMS::Account", accountId),
      subject: accountId,
      identity: { accountId, principalId, userName },
    };
  },
  async prepare(ctx, { password, userName, accountName }, accountId) {
    if (await hasUsers(ctx.db)) throw new KmsError("Rejected.ResourceExist");
    requireHardToGuess(password, [userName, accountName]);
    return { accountId, passwordHash: await hashPassword(password) };
  },
  async run(ctx, { accountName, userName }, { accountId, passwordHash }) {
    const userId = newUserId();
    const first = { accountId, accountName, userId, userName, passwordHash };
    if (!(await createFirstUser(ctx, first))) throw new KmsError("Rejected.ResourceExist");
    return { accountId, userId };
  },
});
