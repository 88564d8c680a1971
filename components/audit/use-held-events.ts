"use client";

import { useCallback, useEffect, useState } from "react";
import type { EventSummary } from "@/lib/audit/schema";

/** Scrolled further down than this, one reads: nothing may move then. */
const READING_FROM_PX = 160;

/**
 * New events at the top of a list push it down. Whoever reads further down gets them only on request, or when
 * back at the top.
 */
export function useHeldEvents(events: readonly EventSummary[]) {
  const [shown, setShown] = useState<readonly EventSummary[]>([]);
  const showAll = useCallback(() => {
    setShown(events);
    window.scrollTo({ top: 0 });
  }, [events]);
  useEffect(() => {
    const follow = () => {
      if (window.scrollY < READING_FROM_PX || events.length === 0) setShown(events);
    };
    follow();
    window.addEventListener("scroll", follow, { passive: true });
    return () => window.removeEventListener("scroll", follow);
  }, [events]);
  return { shown, waiting: Math.max(0, events.length - shown.length), showAll };
}
