export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "en";
export const LOCALE_COOKIE = "keyward.locale";
export const TIME_ZONE_COOKIE = "keyward.tz";
export const DEFAULT_TIME_ZONE = "UTC";

export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

/**
 * The language to answer in: the one chosen earlier, else the best of the browser's list, else English.
 *
 * Any Chinese that is not written in traditional characters gets zh-CN.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen !== undefined && isLocale(chosen)) {
    return chosen;
  }
  for (const tag of byPreference(acceptLanguage ?? "")) {
    if (/^zh(-hans)?(-(cn|sg|my))?$/.test(tag)) {
      return "zh-CN";
    }
    if (/^en(-|$)/.test(tag)) {
      return "en";
    }
  }
  return DEFAULT_LOCALE;
}

/** The time zone the browser told us, if this runtime knows it; else UTC. */
export function chooseTimeZone(told: string | undefined): string {
  if (told === undefined || !/^[A-Za-z0-9_+\-/]{1,64}$/.test(told)) {
    return DEFAULT_TIME_ZONE;
  }
  try {
    return new Intl.DateTimeFormat("en", { timeZone: told }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) {
      return DEFAULT_TIME_ZONE;
    }
    throw error;
  }
}

function byPreference(acceptLanguage: string): string[] {
  return acceptLanguage
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
      return { tag, weight: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
