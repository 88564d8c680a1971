import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { eventSummary } from "./event-summary";
import { type EventPage, type LookupEventsInput, lookupEventsSchema, nextTokenOf } from "./schema";
import { listEvents } from "./store";

/**
 * Lists the events of the account in this region, newest first, page by page.
 *
 * A page does not move while events are added: the next one continues behind its last event. Events that
 * belong to no account, such as sign-ins with an unknown name, are not among them.
 *
 * Source: ActionTrail API 2020-07-06, LookupEvents; several filters at once are ours.
 */
export const lookupEvents = defineOperation({
  name: "LookupEvents",
  effect: "read",
  input: lookupEventsSchema,
  auditInput: auditedFilter,
  auditResult: ({ events }: EventPage) => ({ ResultCount: events.length }),
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Event")),
  async run(ctx, input): Promise<EventPage> {
    const { maxResults, nextToken: after, ...filter } = input;
    const found = await listEvents(ctx.db, ctx, filter, { limit: maxResults + 1, after });
    const page = found.slice(0, maxResults);
    const last = page.at(-1);
    return {
      events: page.map(({ event }) => eventSummary(event)),
      ...(found.length > maxResults && last !== undefined ? { nextToken: nextTokenOf(last) } : {}),
    };
  },
});

function auditedFilter(input: LookupEventsInput) {
  return {
    StartTime: input.startTime?.toISOString(),
    EndTime: input.endTime?.toISOString(),
    ActorName: input.actorName,
    EventNames: input.eventNames.length > 0 ? input.eventNames : undefined,
    ResourceName: input.resourceName,
    SourceIp: input.sourceIp,
    Result: input.result,
    Effects: input.effects.length > 0 ? input.effects : undefined,
    MaxResults: input.maxResults,
    NextToken: input.nextToken === undefined ? undefined : nextTokenOf(input.nextToken),
  };
}
