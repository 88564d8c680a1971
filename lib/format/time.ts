import type { Locale } from "./locale";

/** An instant to the second in a zone, with its offset: "22 Nov 2026, 10:31:07 GMT+8". */
export function formatExactTime(at: Date, options: { locale: Locale; timeZone: string }): string {
  return new Intl.DateTimeFormat(options.locale === "en" ? "en-GB" : options.locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone: options.timeZone,
    timeZoneName: "shortOffset",
  })
    .format(at)
    .replace("GMT+0", "GMT")
    .replace(/GMT$/, options.timeZone === "UTC" ? "UTC" : "GMT");
}

/** An instant in UTC, the same in every language: "2026-11-22 02:31:07 UTC". */
export function formatUtcTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
