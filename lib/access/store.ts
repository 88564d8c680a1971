import type { Database } from "@/lib/platform/db";

export interface UserRecord {
  readonly id: string;
  readonly accountId: string;
  readonly userName: string;
  readonly passwordHash: string;
  readonly status: string;
}

/** Finds a person by the name they sign in with, whatever the account: the name is unique. */
export async function findUserByName(db: Database, userName: string): Promise<UserRecord | null> {
  return db.user.findUnique({
    where: { userName },
    select: { id: true, accountId: true, userName: true, passwordHash: true, status: true },
  });
}

export async function hasUsers(db: Database): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}

/** The account, while there is only one. */
export async function findOnlyAccountId(db: Database): Promise<string | null> {
  const accounts = await db.account.findMany({ select: { id: true }, take: 2 });
  return accounts.length === 1 ? (accounts[0]?.id ?? null) : null;
}

/** Any fixed number; others use other numbers. */
const FIRST_ACCOUNT_LOCK = 7_201_001;

/** Until the transaction ends, nobody else makes the first account. */
export async function lockFirstAccount(db: Database): Promise<void> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK}::bigint)::text`;
}

export async function insertAccount(
  db: Database,
  account: { id: string; accountName: string; createdAt: Date },
): Promise<void> {
  await db.account.createMany({ data: [account] });
}

export interface NewUser {
  readonly id: string;
  readonly accountId: string;
  readonly userName: string;
  readonly passwordHash: string;
  readonly policyNames: readonly string[];
  readonly createdAt: Date;
}

/** @returns false when the name is taken. */
export async function insertUser(db: Database, { policyNames, ...user }: NewUser): Promise<boolean> {
  const { count } = await db.user.createMany({ data: [user], skipDuplicates: true });
  if (count === 0) return false;
  await db.userPolicy.createMany({
    data: policyNames.map((policyName) => ({
      accountId: user.accountId,
      userId: user.id,
      policyName,
      attachedAt: user.createdAt,
    })),
  });
  return true;
}

export async function listPolicyNames(db: Database, userId: string): Promise<string[]> {
  const policies = await db.userPolicy.findMany({ where: { userId }, select: { policyName: true } });
  return policies.map((policy) => policy.policyName);
}

/**
 * Notes a sign-in; holds the user until the transaction ends, so that sign-ins of one person follow each other.
 *
 * @returns false when the password has changed since it was checked, or the user may no longer sign in.
 */
export async function noteSignIn(
  db: Database,
  user: { id: string; passwordHash: string },
  change: { lastSignInAt: Date; passwordHash: string },
): Promise<boolean> {
  const { count } = await db.user.updateMany({
    where: { id: user.id, passwordHash: user.passwordHash, status: "Active" },
    data: change,
  });
  return count === 1;
}

/** Makes all set-up links useless that were not used. */
export async function deleteUnusedSetupTokens(db: Database): Promise<void> {
  await db.setupToken.deleteMany({ where: { usedAt: null } });
}

export async function insertSetupToken(
  db: Database,
  token: { tokenHash: Uint8Array<ArrayBuffer>; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.setupToken.createMany({ data: [token] });
}

export async function isSetupTokenUsable(
  db: Database,
  tokenHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<boolean> {
  const token = await db.setupToken.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: { createdAt: true },
  });
  return token !== null;
}

/** @returns whether this call used it; of two at once, one does. */
export async function consumeSetupToken(
  db: Database,
  tokenHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<boolean> {
  const { count } = await db.setupToken.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}
