import "server-only";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, chooseTimeZone, LOCALE_COOKIE, TIME_ZONE_COOKIE } from "@/lib/format/locale";

/** Language, time zone, texts and the one "now" of a request; the client starts from the same four. */
export default getRequestConfig(async () => {
  const [jar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(LOCALE_COOKIE)?.value, requestHeaders.get("accept-language"));
  const { default: messages } =
    locale === "zh-CN" ? await import("@/messages/zh-CN.json") : await import("@/messages/en.json");
  return { locale, messages, timeZone: chooseTimeZone(jar.get(TIME_ZONE_COOKIE)?.value), now: new Date() };
});
