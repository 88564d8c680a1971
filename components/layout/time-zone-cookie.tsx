"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { TIME_ZONE_COOKIE } from "@/lib/format/locale";

const ONE_YEAR_SECONDS = 31_536_000;

/** Tells the server the browser's time zone, once, and has the page shown again in it. */
export function TimeZoneCookie() {
  const router = useRouter();
  const shown = useTimeZone();
  useEffect(() => {
    const actual = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const entry = `${TIME_ZONE_COOKIE}=${encodeURIComponent(actual)}`;
    const isTold = document.cookie.split("; ").includes(entry);
    if (actual === undefined || actual === shown || isTold) {
      return;
    }
    const secure = location.protocol === "https:" ? "; Secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where there is no https.
    document.cookie = `${entry}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`;
    router.refresh();
  }, [router, shown]);
  return null;
}
