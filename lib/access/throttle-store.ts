import type { Database } from "@/lib/platform/db";

/** How many attempts are free, and how the wait grows beyond them. */
export interface AttemptLimit {
  readonly freeAttempts: number;
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
  /** Attempts are forgotten so long after the first free one, or after the end of the last wait. */
  readonly forgetAfterSeconds: number;
}

/** Doubling so often passes every longest delay, and is far from where the numbers end. */
const DOUBLINGS_MAX = 20;

/**
 * Counts an attempt, unless one must wait: a single statement, so that of many at once no more than allowed pass.
 *
 * The attempt that uses up the free ones, and each later one, starts a wait twice as long as the last.
 */
export async function countAttempt(
  db: Database,
  key: string,
  limit: AttemptLimit,
  now: Date,
): Promise<boolean> {
  const { freeAttempts, firstDelaySeconds, longestDelaySeconds, forgetAfterSeconds } = limit;
  const counted = await db.$executeRaw`
    INSERT INTO sign_in_throttle AS t (key, points, blocked_until, expires_at)
    VALUES (${key}, 1, ${now}::timestamptz, ${now}::timestamptz + make_interval(secs => ${forgetAfterSeconds}::float8))
    ON CONFLICT (key) DO UPDATE SET (points, blocked_until, expires_at) = (
      SELECT n.points, ${now}::timestamptz + make_interval(secs => n.delay),
        CASE WHEN n.delay = 0 AND n.points > 1 THEN t.expires_at
          ELSE ${now}::timestamptz + make_interval(secs => n.delay + ${forgetAfterSeconds}::float8) END
      FROM (
        SELECT p.points, CASE WHEN p.points < ${freeAttempts}::int THEN 0 ELSE LEAST(
          ${longestDelaySeconds}::float8,
          ${firstDelaySeconds}::float8 * power(2, LEAST(p.points - ${freeAttempts}::int, ${DOUBLINGS_MAX}::int))
        ) END AS delay
        FROM (SELECT CASE WHEN t.expires_at <= ${now}::timestamptz THEN 1 ELSE t.points + 1 END AS points) p
      ) n
    )
    WHERE t.blocked_until <= ${now}::timestamptz`;
  return counted === 1;
}

/** Seconds until the next attempt is let through, at least 1. */
export async function findWaitSeconds(db: Database, key: string, now: Date): Promise<number> {
  const row = await db.signInThrottle.findUnique({ where: { key }, select: { blockedUntil: true } });
  const waitMs = (row?.blockedUntil ?? now).getTime() - now.getTime();
  return Math.max(1, Math.ceil(waitMs / 1000));
}

/** Takes back one counted attempt and the wait it started. An attempt is counted only when no wait was on. */
export async function takeBackAttempt(db: Database, key: string, now: Date): Promise<void> {
  await db.signInThrottle.updateMany({
    where: { key, points: { gt: 0 } },
    data: { points: { decrement: 1 }, blockedUntil: now },
  });
}

export async function forgetAttempts(db: Database, key: string): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { key } });
}

/** Removes counters that no longer count, so that they do not add up over the years. */
export async function deleteExpiredCounters(db: Database, now: Date): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { expiresAt: { lte: now }, blockedUntil: { lte: now } } });
}
