/**
 * Whether a request that changes something was sent by a page of this console.
 *
 * A browser writes `Origin` itself on every such request, and a page of another site cannot set
 * `X-Forwarded-Host`. A request without `Origin` is refused: our pages do not send one.
 *
 * Source: OWASP ASVS 5.0.0, 3.5.1.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (origin === null || host === null || !URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase() && isSameSiteFetch(headers);
}

/** Whether the browser says that the request came from a page of this console; older browsers say nothing. */
export function isSameSiteFetch(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin";
}
