/** `2026-11-22T04:00:00Z`: an instant as the KMS API writes it, in whole seconds of UTC; empty for none. */
export function formatApiTime(instant: Date | null): string {
  return instant === null ? "" : `${instant.toISOString().slice(0, 19)}Z`;
}
