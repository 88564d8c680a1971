/** `2026-11-22T04:00:00Z`: an instant as the KMS API writes it, in whole seconds of UTC; empty for none. */
export function formatApiTime(instant: Date | null): string {
  return instant === null ? "" : `${instant.toISOString().slice(0, 19)}Z`;
}

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

export function addSeconds(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * SECOND_MS);
}

/** Days of 24 hours. */
export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}
