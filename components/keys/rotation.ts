import type { KeyMetadata } from "@/lib/keys/schema";
import { ROTATION_INTERVAL_IN_DAYS } from "@/lib/keys/schema";

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const DAY_MS = DAY_SECONDS * 1_000;

/** Intervals offered by name; any other within the bounds can be entered. */
export const ROTATION_PRESETS_IN_DAYS = [30, 90, 180, 365] as const;

/** How long an interval such as `7776000s` or `90d` is, in the largest unit that fits; `null` when there is none. */
export function readInterval(
  rotationInterval: string,
): { unit: "days" | "hours" | "seconds"; amount: number } | null {
  const [, digits, unit] = /^(\d+)([sd])$/.exec(rotationInterval) ?? [];
  if (digits === undefined) return null;
  const seconds = Number(digits) * (unit === "d" ? DAY_SECONDS : 1);
  if (seconds % DAY_SECONDS === 0) return { unit: "days", amount: seconds / DAY_SECONDS };
  if (seconds % HOUR_SECONDS === 0) return { unit: "hours", amount: seconds / HOUR_SECONDS };
  return { unit: "seconds", amount: seconds };
}

/** Whether a number of days can be an interval. */
export function isRotationInterval(days: number, max: number = ROTATION_INTERVAL_IN_DAYS.max): boolean {
  return Number.isInteger(days) && days >= ROTATION_INTERVAL_IN_DAYS.min && days <= max;
}

/** Whether a key got a version after its first; one that waits for its material has none yet. */
export function wasRotated(key: Pick<KeyMetadata, "creationDate" | "lastRotationDate">): boolean {
  return key.lastRotationDate !== "" && key.lastRotationDate !== key.creationDate;
}

/** When a key would be rotated next with an interval of so many days; in the past means at once. */
export function nextRotation(key: Pick<KeyMetadata, "lastRotationDate">, days: number): Date | null {
  if (key.lastRotationDate === "") return null;
  return new Date(new Date(key.lastRotationDate).getTime() + days * DAY_MS);
}

/** The instant so many days after another. */
export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
