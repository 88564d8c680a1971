import { isSameSiteFetch } from "@/lib/console/same-origin";

/**
 * The last step of signing out: the browser forgets what it keeps of this console. Not for other sites' pages,
 * which could sign people out with it.
 */
export function GET(request: Request): Response {
  const headers = new Headers({ Location: "/sign-in", "Cache-Control": "no-store" });
  // Not "cache": browsers take seconds to clear it, and pages are never stored.
  if (isSameSiteFetch(request.headers)) headers.set("Clear-Site-Data", '"cookies", "storage"');
  return new Response(null, { status: 303, headers });
}
