import type { Locale } from "./locale";

/**
 * An instant to the second in a zone, with its offset: "22 Nov 2026, 10:31:07 UTC+8".
 *
 * The same in Node.js and in browsers, so that a page made by one is taken over by the other unchanged.
 */
export function formatExactTime(at: Date, options: { locale: Locale; timeZone: string }): string {
  const { locale, timeZone } = options;
  const clock = formatClock(at, timeZone);
  return `${formatDate(at, options)}${locale === "en" ? "," : ""} ${clock} ${formatOffset(at, timeZone)}`;
}

/** The day of an instant in a zone: "22 Nov 2026". Only where the exact time stands beside it or is of no weight. */
export function formatDate(at: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  const parts = { year: "numeric", month: "short", day: "numeric", timeZone } as const;
  return new Intl.DateTimeFormat(dayLocale(locale), parts).format(at);
}

/** An instant in UTC, the same in every language: "2026-11-22 02:31:07 UTC". */
export function formatUtcTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** The time of day to the second: "10:31:07". Only where the day and the zone stand beside it. */
export function formatClock(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);
}

/** A day of the calendar, "2026-11-22", for a heading: "Sunday, 22 November 2026". */
export function formatDay(day: string, locale: Locale): string {
  const parts = { weekday: "long", year: "numeric", month: "long", day: "numeric", timeZone: "UTC" } as const;
  const words = new Intl.DateTimeFormat(dayLocale(locale), parts).format(new Date(`${day}T12:00:00Z`));
  return locale === "en" ? words.replace(/^(\w+) /, "$1, ") : words;
}

/**
 * A time for the label of an axis, as exact as the span of the axis needs: "16:18:14", "16:18", "22 Nov, 16:18".
 * Only where the zone stands beside it.
 */
export function formatAxisTime(
  at: Date,
  { spanMs, locale, timeZone }: { spanMs: number; locale: Locale; timeZone: string },
): string {
  const clock = formatClock(at, timeZone);
  if (spanMs < SECONDS_MATTER_BELOW_MS) return clock;
  const minutes = clock.slice(0, 5);
  if (spanMs < DAY_MS) return minutes;
  const day = new Intl.DateTimeFormat(dayLocale(locale), { month: "short", day: "numeric", timeZone });
  return `${day.format(at)}${locale === "en" ? "," : ""} ${minutes}`;
}

const DAY_MS = 86_400_000;
const SECONDS_MATTER_BELOW_MS = 600_000;

/** English dates are written day first, everywhere. */
function dayLocale(locale: Locale): string {
  return locale === "en" ? "en-GB" : locale;
}

/** The distance of a zone from UTC at an instant: "UTC+8", "UTC-3:30", "UTC". */
export function formatOffset(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(at);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return offset
    .replace(/^GMT(\+0)?$/, "UTC")
    .replace("GMT", "UTC")
    .replace("−", "-");
}
