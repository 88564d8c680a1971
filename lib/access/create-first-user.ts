import type { RunContext } from "@/lib/operation/operation-context";
import { hasUsers, insertAccount, insertUser, lockFirstAccount } from "./store";
import type { SystemPolicyName } from "./system-policies";

/** What the person who sets the service up may do. */
const ADMINISTRATOR_POLICY: SystemPolicyName = "AliyunKMSFullAccess";

export interface FirstUser {
  readonly accountId: string;
  readonly accountName: string;
  readonly userId: string;
  readonly userName: string;
  readonly passwordHash: string;
}

/**
 * Makes the first account and its administrator.
 *
 * @returns false when there is a user already; of several calls at once, one makes it.
 */
export async function createFirstUser(ctx: RunContext, first: FirstUser): Promise<boolean> {
  await lockFirstAccount(ctx.db);
  if (await hasUsers(ctx.db)) return false;
  const createdAt = ctx.now();
  await insertAccount(ctx.db, { id: first.accountId, accountName: first.accountName, createdAt });
  return insertUser(ctx.db, {
    id: first.userId,
    accountId: first.accountId,
    userName: first.userName,
    passwordHash: first.passwordHash,
    policyNames: [ADMINISTRATOR_POLICY],
    createdAt,
  });
}
