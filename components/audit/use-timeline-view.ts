"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { auditHref } from "./links";
import { parseTimelineView, type TimelineView } from "./timeline-view";

/** The view in the URL, and the way to change it without asking for the whole page again. */
export function useTimelineView() {
  const parameters = useSearchParams();
  const { view, ignored } = useMemo(() => parseTimelineView(new URLSearchParams(parameters)), [parameters]);
  const show = useCallback(
    (changes: Partial<TimelineView>) =>
      window.history.pushState(null, "", auditHref({ ...view, ...changes })),
    [view],
  );
  return { view, ignored, show };
}
