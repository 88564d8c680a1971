import type { OperationContext } from "@/lib/operation/operation-context";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { eventSummary } from "./event-summary";
import { EVENTS_PER_PAGE, type EventFilter, type EventSummary } from "./schema";
import { listEvents } from "./store";

/**
 * How long after its start an event may become visible: a transaction may wait 5 s and take 10 s, and the
 * clocks of several hosts differ. Who follows events asks again for this long and drops what is known.
 *
 * Neither the ID nor the time of an event grows in the order in which events become visible, so a follower
 * that remembered only the last of them would miss those that commit late.
 */
export const VISIBILITY_LAG_MS = 30_000;

/**
 * The newest events that began after `since` less `VISIBILITY_LAG_MS`, newest first; the same event is given
 * again and again while it is that young.
 *
 * For the live timeline, between two calls of LookupEvents: it asks for the same permission each time, but
 * leaves no event, so that looking does not fill what is looked at.
 *
 * @throws KmsError ServiceUnavailable.Sealed, Forbidden.NoPermission
 */
export async function followEvents(
  { caller, services }: OperationContext,
  filter: Omit<EventFilter, "startTime">,
  since: Date,
): Promise<EventSummary[]> {
  if (services.isSealed()) throw new KmsError("ServiceUnavailable.Sealed");
  const scope = { accountId: caller.actor.accountId, region: services.region };
  const { arn } = resourceRef(scope, "ACS::KMS::Event");
  if (!services.authorizer.isAllowed(caller, "kms:LookupEvents", arn)) {
    throw new KmsError("Forbidden.NoPermission", { facts: { action: "kms:LookupEvents" } });
  }
  const startTime = new Date(since.getTime() - VISIBILITY_LAG_MS);
  const found = await listEvents(
    services.db,
    scope,
    { ...filter, startTime },
    { limit: EVENTS_PER_PAGE.max },
  );
  return found.map(({ event }) => eventSummary(event));
}
