import type { Route } from "next";
import { aliasListHref } from "@/components/aliases/links";
import { formatTimelineView, type TimelineView, USUAL_VIEW } from "./timeline-view";

/** The timeline, in the usual view with what is told otherwise. */
export function auditHref(view: Partial<TimelineView> = {}): Route {
  const query = formatTimelineView({ ...USUAL_VIEW, ...view });
  return (query === "" ? "/audit" : `/audit?${query}`) as Route;
}

/** One event. */
export function eventHref(eventId: string): Route {
  return `/audit/${encodeURIComponent(eventId)}` as Route;
}

/** The page of what an event is about; `null` when there is none. */
export function resourceHref(resourceType: string, resourceName: string): Route | null {
  if (resourceName === "") return null;
  switch (resourceType) {
    case "ACS::KMS::Key":
      return `/keys/${encodeURIComponent(resourceName)}` as Route;
    case "ACS::KMS::Instance":
      return `/instances/${encodeURIComponent(resourceName)}` as Route;
    case "ACS::KMS::Alias":
      return aliasListHref({ search: resourceName });
    case "ACS::KMS::Event":
      return eventHref(resourceName);
    default:
      return null;
  }
}
