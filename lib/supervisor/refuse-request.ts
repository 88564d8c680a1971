import type { IncomingHttpHeaders } from "node:http";

/** The part of a request that is there before its body. */
export interface RequestHead {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** What server actions take; nothing else takes a body as long. */
export const BODY_BYTES_MAX = 64 * 1024;
/** The input of a query has 8 KiB, three characters for a byte in the worst case. */
const URL_LENGTH_MAX = 25 * 1024;
/** Next.js takes time by the square of their number. More than any filter has values. */
const PARAMETERS_MAX = 200;
/** Next.js answers others with 500. */
const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * The HTTP status by which a request is refused before any of its body is read, or `null`.
 *
 * Next.js reads bodies of 10 MB for every path, and strangers may send as many as they like. A body must
 * tell its length (411): browsers do, and proxies keep it.
 *
 * Source: OWASP ASVS 5.0.0, 4.2.5 and 15.2.2.
 */
export function refuseRequest({ method = "", url = "", headers }: RequestHead): number | null {
  if (!METHODS.has(method)) return 501;
  if (headers["transfer-encoding"] !== undefined) return 411;
  if (Number(headers["content-length"] ?? 0) > BODY_BYTES_MAX) return 413;
  if (url.length > URL_LENGTH_MAX || url.split("&").length > PARAMETERS_MAX) return 414;
  return isPath(url) ? null : 400;
}

/** An address of this host in which every `%` begins two digits of well-formed UTF-8. */
function isPath(url: string): boolean {
  const [path = ""] = url.split("?");
  try {
    return decodeURIComponent(path).startsWith("/");
  } catch {
    return false;
  }
}
