import type { DatabasePool } from "@/lib/platform/db";
import { newSecretToken } from "./secret-token";
import { deleteUnusedSetupTokens, hasUsers, insertSetupToken } from "./store";

const VALID_MINUTES = 30;

export interface SetupLink {
  /** The token stands after the `#`, which browsers send to nobody. */
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * Makes the one link by which the first account can be made, and makes earlier ones useless.
 *
 * @returns null when there is a user already.
 */
export async function issueSetupLink({
  db,
  now,
  consoleUrl,
}: {
  db: DatabasePool;
  now: Date;
  consoleUrl: string;
}): Promise<SetupLink | null> {
  const { token, hash } = newSecretToken();
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000);
  const isIssued = await db.$transaction(async (transaction) => {
    if (await hasUsers(transaction)) return false;
    await deleteUnusedSetupTokens(transaction);
    await insertSetupToken(transaction, { tokenHash: hash, createdAt: now, expiresAt });
    return true;
  });
  return isIssued ? { url: `${consoleUrl}/setup#${token}`, expiresAt } : null;
}
