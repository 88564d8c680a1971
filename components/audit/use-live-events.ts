"use client";

import { useEffect, useRef, useState } from "react";
import type { EventSummary } from "@/lib/audit/schema";
import { followInput, formatTimelineView, type TimelineView } from "./timeline-view";

export type LiveState = "connecting" | "on" | "lost" | "ended";

/** A server that refused is asked again after this long. */
const RETRY_MS = 5_000;
/** Away for longer, the list is loaded anew. */
const AWAY_MS_MAX = 60_000;
/** More than this many new events at once, and the list is better loaded anew. */
const LIVE_EVENTS_MAX = 300;

interface LiveOptions {
  view: TimelineView;
  isOn: boolean;
  /** There are too many new events to carry on with, or the stream was away. */
  onGap: () => void;
}

/**
 * New events of a view as they come, newest first, each once; and how the stream is doing.
 *
 * The browser comes back by itself after a lost connection and tells the server where it was.
 */
export function useLiveEvents({ view, isOn, onGap }: LiveOptions) {
  const [events, setEvents] = useState<readonly EventSummary[]>([]);
  const [state, setState] = useState<LiveState>("connecting");
  const [endedBy, setEndedBy] = useState("");
  const [attempt, setAttempt] = useState(0);
  const gap = useRef(onGap);
  gap.current = onGap;
  const key = formatTimelineView(view);
  const input = JSON.stringify(followInput(view));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins with nothing.
  useEffect(() => setEvents([]), [key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens another stream.
  useEffect(() => {
    if (!isOn) return;
    setState("connecting");
    return openStream(input, {
      onState: setState,
      onEvents: (fresh) => setEvents((known) => newestFirst(fresh, known)),
      onEnded: setEndedBy,
      onGap: () => gap.current(),
      onRefused: () => setAttempt((count) => count + 1),
    });
  }, [input, isOn, attempt]);

  useEffect(() => {
    if (events.length <= LIVE_EVENTS_MAX) return;
    setEvents([]);
    gap.current();
  }, [events.length]);

  return { events, state, endedBy };
}

interface StreamListener {
  onState: (state: LiveState) => void;
  onEvents: (events: readonly EventSummary[]) => void;
  onEnded: (code: string) => void;
  onGap: () => void;
  /** The server does not give a stream now; it is time to ask again. */
  onRefused: () => void;
}

/** @returns what closes the stream. */
function openStream(input: string, listener: StreamListener): () => void {
  const source = new EventSource(`/api/audit/stream?${new URLSearchParams({ input })}`);
  let lostAtMs: number | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  source.addEventListener("open", () => {
    listener.onState("on");
    if (lostAtMs !== null && Date.now() - lostAtMs > AWAY_MS_MAX) listener.onGap();
    lostAtMs = null;
  });
  source.addEventListener("error", () => {
    lostAtMs ??= Date.now();
    listener.onState("lost");
    if (source.readyState === EventSource.CLOSED) retry = setTimeout(listener.onRefused, RETRY_MS);
  });
  source.addEventListener("events", ({ data }: MessageEvent<string>) =>
    listener.onEvents(JSON.parse(data) as EventSummary[]),
  );
  source.addEventListener("ended", ({ data }: MessageEvent<string>) => {
    source.close();
    listener.onEnded((JSON.parse(data) as { code: string }).code);
    listener.onState("ended");
  });
  return () => {
    source.close();
    clearTimeout(retry);
  };
}

function newestFirst(
  fresh: readonly EventSummary[],
  known: readonly EventSummary[],
): readonly EventSummary[] {
  const knownIds = new Set(known.map(({ eventId }) => eventId));
  return [...fresh.filter(({ eventId }) => !knownIds.has(eventId)), ...known];
}
