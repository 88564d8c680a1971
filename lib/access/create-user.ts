import { defineOperation } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { newUserId } from "@/lib/platform/id";
import { requireHardToGuess } from "./guessable-password";
import { hashPassword } from "./password";
import { type CreatedUser, createUserSchema } from "./schema";
import { findOnlyAccountId, insertUser } from "./store";

/**
 * Adds a person to the account at the command line, with system policies. Ours; RAM makes users in the cloud.
 *
 * @throws KmsError Rejected.ResourceExist, Forbidden.ResourceNotFound when there is no account yet.
 */
export const createUser = defineOperation({
  name: "CreateUser",
  effect: "write",
  access: "system",
  input: createUserSchema,
  auditInput: ({ userName, policyNames }) => ({ UserName: userName, PolicyNames: policyNames }),
  auditResult: ({ userId }: CreatedUser) => ({ UserId: userId }),
  async locate(ctx) {
    const accountId = await findOnlyAccountId(ctx.db);
    const { principalId, userName } = ctx.actor;
    const scope = { accountId: accountId ?? "", region: ctx.region };
    return {
      resource: resourceRef(scope, "ACS::KMS::User"),
      subject: accountId,
      identity: { accountId: scope.accountId, principalId, userName },
    };
  },
  createdResource: (scope, { accountId, userId }: CreatedUser) =>
    resourceRef({ ...scope, accountId }, "ACS::KMS::User", userId),
  async prepare(_ctx, { password, userName }, accountId) {
    if (accountId === null) throw new KmsError("Forbidden.ResourceNotFound");
    requireHardToGuess(password, [userName]);
    return { accountId, passwordHash: await hashPassword(password) };
  },
  async run(ctx, { userName, policyNames }, { accountId, passwordHash }) {
    const userId = newUserId();
    const user = { id: userId, accountId, userName, passwordHash, policyNames, createdAt: ctx.now() };
    if (!(await insertUser(ctx.db, user))) throw new KmsError("Rejected.ResourceExist");
    return { accountId, userId };
  },
});
