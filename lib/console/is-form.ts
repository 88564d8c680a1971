/**
 * Whether a request carries what the sign-in page sends. next-auth would take other types too, and fails when
 * they cannot be read.
 */
export function isForm(headers: Headers): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers.get("content-type") ?? "");
}
