import type { ActionTrailEvent } from "@/lib/operation/audit-event";
import type { EventSummary } from "./schema";

/** What a line of the timeline needs of an event. */
export function eventSummary(event: ActionTrailEvent): EventSummary {
  return {
    eventId: event.eventId,
    eventTime: event.eventTime,
    eventName: event.eventName,
    effect: event.additionalEventData.effect,
    actorType: event.userIdentity.type,
    actorName: event.userIdentity.userName,
    resourceType: event.resourceType,
    resourceName: event.resourceName,
    errorCode: event.errorCode ?? "",
    sourceIp: event.sourceIpAddress,
    door: event.additionalEventData.door,
  };
}
