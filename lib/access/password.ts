import { hash, verify } from "@node-rs/argon2";
import { createHashQueue } from "./hash-queue";

/**
 * argon2id with 64 MiB, three passes and one lane: above the minimum of OWASP ASVS 5.0.0, appendix C, and about a
 * fifth of a second on one core.
 */
const ARGON2ID = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
export const PASSWORD_HASH_PREFIX = "$argon2id$v=19$m=65536,t=3,p=1$";

/** Two at a time take 128 MiB; the others wait, and beyond those the answer is to come back later. */
const hashQueue = createHashQueue({ running: 2, waiting: 100 });

/** The hash of a password that nobody knows: verified against when there is no user, so that it takes as long. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=65536,t=3,p=1$0zD+oGNAnagOuzOaWt4ZNg$rojObUz517S+5IbfXQpaXYidhzLb9dRXEQaQR2orRII";

/** @returns a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  return hashQueue.run(() => hash(normalized(password), ARGON2ID));
}

/** Takes the same time whether or not there is a hash to verify against. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await hashQueue.run(() => verify(passwordHash ?? NOBODYS_HASH, normalized(password)));
  return isRight && passwordHash !== null;
}

/** The hash was made with other parameters than we use now. */
export function isOutdatedHash(passwordHash: string): boolean {
  return !passwordHash.startsWith(PASSWORD_HASH_PREFIX);
}

/** One form for what keyboards write differently. Source: NIST SP 800-63B, 3.1.1.2. */
function normalized(password: string): string {
  return password.normalize("NFKC");
}
