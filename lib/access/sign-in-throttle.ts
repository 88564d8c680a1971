import { createHash } from "node:crypto";
import { isIP } from "node:net";
import type { Database } from "@/lib/platform/db";
import { KmsError } from "@/lib/platform/errors";
import {
  type AttemptLimit,
  countAttempt,
  deleteExpiredCounters,
  findWaitSeconds,
  forgetAttempts,
  takeBackAttempt,
} from "./throttle-store";

/** Five a minute, then a wait that doubles up to a quarter of an hour; never for good. Source: ASVS 5.0.0, 6.3.1. */
const PER_USER_NAME: AttemptLimit = {
  freeAttempts: 5,
  firstDelaySeconds: 60,
  longestDelaySeconds: 900,
  forgetAfterSeconds: 60,
};
/** More than for a name, since a whole office may share one address. */
const PER_ADDRESS: AttemptLimit = { ...PER_USER_NAME, freeAttempts: 20 };
/** Slows an attack from many addresses; its waits stay short, or any stranger could keep everybody out. */
const OVERALL: AttemptLimit = {
  ...PER_USER_NAME,
  freeAttempts: 200,
  firstDelaySeconds: 1,
  longestDelaySeconds: 4,
};

/**
 * Names share this many counters, known or not: a counter does not tell what was typed, which may be a
 * password in the wrong field, and there are never more of them.
 */
const NAME_COUNTER_HEX_DIGITS = 5;

/** A counted attempt to sign in. */
export interface SignInAttempt {
  readonly nameKey: string;
  readonly otherKeys: readonly string[];
}

/**
 * Counts an attempt before the password is looked at; one that succeeds is taken back afterwards. So of many
 * at once no more than the free ones get as far as the password.
 *
 * @throws KmsError Rejected.Throttling
 */
export async function beginSignInAttempt(
  db: Database,
  who: { userName: string; sourceIp: string },
  now: Date,
): Promise<SignInAttempt> {
  const nameKey = `name:${nameCounter(who.userName)}`;
  const addressKey = `address:${networkOf(who.sourceIp)}`;
  const limits: ReadonlyArray<readonly [string, AttemptLimit]> = [
    [nameKey, PER_USER_NAME],
    [addressKey, PER_ADDRESS],
    ["overall", OVERALL],
  ];
  const countedKeys: string[] = [];
  for (const [key, limit] of limits) {
    if (!(await countAttempt(db, key, limit, now))) {
      for (const counted of countedKeys) await takeBackAttempt(db, counted, now);
      throw new KmsError("Rejected.Throttling", { retryAfterSeconds: await findWaitSeconds(db, key, now) });
    }
    countedKeys.push(key);
  }
  return { nameKey, otherKeys: [addressKey, "overall"] };
}

/** Forgets the failures of the name; of the address, only this attempt, so that a success does not buy guesses. */
export async function endSignInAttempt(db: Database, attempt: SignInAttempt, now: Date): Promise<void> {
  for (const key of attempt.otherKeys) await takeBackAttempt(db, key, now);
  await forgetAttempts(db, attempt.nameKey);
  await deleteExpiredCounters(db, now);
}

function nameCounter(userName: string): string {
  return createHash("sha256").update(userName).digest("hex").slice(0, NAME_COUNTER_HEX_DIGITS);
}

/** An IPv4 address, or the first 64 bits of an IPv6 address, which one customer has all of. */
export function networkOf(sourceIp: string): string {
  const address = sourceIp.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = head.split(":").filter((group) => group !== "");
  const tailGroups = (tail ?? "").split(":").filter((group) => group !== "");
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - tailGroups.length) }, () => "0");
  const all = tail === undefined ? groups : [...groups, ...zeros, ...tailGroups];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
