import { setTimeout as delay } from "node:timers/promises";
import type { OperationContext } from "@/lib/operation/operation-context";
import { KmsError } from "@/lib/platform/errors";
import { followEvents, VISIBILITY_LAG_MS } from "./follow-events";
import type { EventFilter, EventSummary } from "./schema";

export interface LiveEventsOptions {
  /** Asked before each look; `null` ends it, as does the loss of the permission. */
  readonly findContext: () => Promise<OperationContext | null>;
  readonly filter: EventFilter;
  /** Events that began before this are known already. */
  readonly since: Date;
  readonly pollMs: number;
  readonly signal: AbortSignal;
}

/** What one look found; `lookedAt` is where another follower can go on. */
export interface LiveLook {
  readonly events: readonly EventSummary[];
  readonly lookedAt: Date;
}

/**
 * Looks for new events again and again until the signal: each event once, however late it became visible.
 *
 * @throws KmsError NotSignedIn, Forbidden.NoPermission, ServiceUnavailable.Sealed when looking ends
 */
export async function* liveEvents(options: LiveEventsOptions): AsyncGenerator<LiveLook> {
  const { findContext, filter, pollMs, signal } = options;
  const known = new Map<string, number>();
  let since = options.since;
  while (!signal.aborted) {
    const ctx = await findContext();
    if (ctx === null) throw new KmsError("NotSignedIn");
    const lookedAt = ctx.services.now();
    const found = await followEvents(ctx, filter, since);
    const events = found.filter(({ eventId }) => !known.has(eventId));
    for (const { eventId, eventTime } of events) known.set(eventId, Date.parse(eventTime));
    since = lookedAt;
    forgetBefore(known, lookedAt.getTime() - 2 * VISIBILITY_LAG_MS);
    yield { events, lookedAt };
    if (!(await waited(pollMs, signal))) return;
  }
}

function forgetBefore(known: Map<string, number>, instantMs: number): void {
  for (const [eventId, eventAtMs] of known) if (eventAtMs < instantMs) known.delete(eventId);
}

/** `false` when the signal came first. */
async function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return delay(milliseconds, true, { signal }).catch((error: unknown) => {
    if (signal.aborted) return false;
    throw error;
  });
}
