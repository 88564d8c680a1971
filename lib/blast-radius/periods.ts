const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The beginnings of the hours in which 24 hours, 7 days and 30 days ago were: uses are summed by the hour. */
export interface Periods {
  readonly dayAgo: Date;
  readonly weekAgo: Date;
  readonly monthAgo: Date;
}

export function periodsBefore(now: Date): Periods {
  const dayAgo = startOfHour(daysBefore(now, 1));
  const weekAgo = startOfHour(daysBefore(now, 7));
  const monthAgo = startOfHour(daysBefore(now, 30));
  return { dayAgo, weekAgo, monthAgo };
}

/** Days of 24 hours. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** The beginning of an hour of UTC. */
export function startOfHour(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / HOUR_MS) * HOUR_MS);
}
