const PLACEHOLDER_ORIGIN = "http://console.invalid";

/** Where to go after signing in: a path of this console, or the start page for anything else. */
export function safeReturnPath(wanted: string | undefined): string {
  if (wanted === undefined || !wanted.startsWith("/") || !URL.canParse(wanted, PLACEHOLDER_ORIGIN))
    return "/";
  const { origin, pathname, search, hash } = new URL(wanted, PLACEHOLDER_ORIGIN);
  const isOurs = origin === PLACEHOLDER_ORIGIN && !pathname.startsWith("//");
  const leadsBack = /^\/(sign-in|setup|api)(\/|$)/.test(pathname);
  return isOurs && !leadsBack ? `${pathname}${search}${hash}` : "/";
}
