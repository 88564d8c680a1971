/**
 * How long a browser stays signed in.
 *
 * Source: NIST SP 800-63B: 15 minutes and 12 hours where somebody may change or use keys, since an unattended
 * screen is then as good as the keys; 60 minutes and 24 hours where somebody may only look.
 */
const PRIVILEGED = { idleMinutes: 15, absoluteHours: 12 } as const;
const READ_ONLY = { idleMinutes: 60, absoluteHours: 24 } as const;

/** The longest any session lasts; no cookie is good for longer. */
export const LONGEST_SESSION_HOURS = READ_ONLY.absoluteHours;
/** Enough for a person's devices; a sixth sign-in ends the oldest. */
export const SESSIONS_PER_USER_MAX = 5;
/** `lastSeenAt` moves at most this often, so that reading a page is not a write. */
export const SEEN_EVERY_SECONDS = 60;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Whoever may do more than read is privileged. */
export function sessionLimits(policyNames: readonly string[]): {
  idleMinutes: number;
  absoluteHours: number;
} {
  return policyNames.every((name) => name === "AliyunKMSReadOnlyAccess") ? READ_ONLY : PRIVILEGED;
}

export function sessionExpiry(policyNames: readonly string[], createdAt: Date): Date {
  return new Date(createdAt.getTime() + sessionLimits(policyNames).absoluteHours * HOUR_MS);
}

/** Judged by the policies of now: who is given more rights in the middle of a session gets the shorter limits. */
export function isSessionAlive(session: SessionTimes, policyNames: readonly string[], now: Date): boolean {
  const idleMs = sessionLimits(policyNames).idleMinutes * MINUTE_MS;
  const endsAt = Math.min(
    session.expiresAt.getTime(),
    sessionExpiry(policyNames, session.createdAt).getTime(),
    session.lastSeenAt.getTime() + idleMs,
  );
  return now.getTime() < endsAt;
}
