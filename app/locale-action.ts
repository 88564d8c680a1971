"use server";

import { cookies } from "next/headers";
import { isLocale, LOCALE_COOKIE, type Locale } from "@/lib/format/locale";

const ONE_YEAR_SECONDS = 31_536_000;

/** Remembers the language in this browser; an unknown one changes nothing. */
export async function setLocaleAction(locale: Locale): Promise<void> {
  if (!isLocale(String(locale))) {
    return;
  }
  const jar = await cookies();
  jar.set(LOCALE_COOKIE, locale, { path: "/", maxAge: ONE_YEAR_SECONDS, sameSite: "lax", httpOnly: true });
}
