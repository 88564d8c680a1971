import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { runQuery } from "@/components/layout/run-query";
import type { EventPage, LookupEventsRequest } from "@/lib/audit/schema";
import { formatTimelineView, lookupInput, type TimelineView } from "./timeline-view";

/** Pages of the timeline, newest first; the view before stays on show until the new one is here. */
export function timelineQuery(view: TimelineView) {
  return infiniteQueryOptions({
    queryKey: ["audit", "timeline", formatTimelineView(view)],
    queryFn: ({ pageParam, signal }) => {
      const nextToken = pageParam === "" ? {} : { nextToken: pageParam };
      const input: LookupEventsRequest = { ...lookupInput(view, new Date()), ...nextToken };
      return runQuery<EventPage>("LookupEvents", input, signal);
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.nextToken,
    placeholderData: keepPreviousData,
    // What is new comes by the stream; asking again would write an event each time.
    refetchOnWindowFocus: false,
  });
}
