"use client";

import { useFormatter, useLocale, useNow, useTimeZone } from "next-intl";
import { useLayoutEffect, useState } from "react";
import { formatExactTime, formatUtcTime } from "@/lib/format/time";
import { Tooltip } from "./tooltip";

const TICK_MS = 10_000;

export interface TimeProps {
  /** An instant; a string must be ISO 8601. */
  at: Date | string;
  className?: string | undefined;
}

/** "3 minutes ago", kept true while the page is open; the exact time with its zone and in UTC on hover and focus. */
export function RelativeTime({ at, className }: TimeProps) {
  const format = useFormatter();
  const now = useCurrentTime();
  const instant = new Date(at);
  return (
    <TimeWithTooltip at={instant} className={className}>
      {format.relativeTime(instant, { now })}
    </TimeWithTooltip>
  );
}

/** The time of the answer while the page is made, so that both sides draw the same; after that the real one. */
function useCurrentTime(): Date {
  const [now, setNow] = useState(useNow());
  useLayoutEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The exact time in the reader's zone, with the offset; in UTC on hover and focus. */
export function ExactTime({ at, className }: TimeProps) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const instant = new Date(at);
  return (
    <TimeWithTooltip at={instant} className={className}>
      {formatExactTime(instant, { locale, timeZone })}
    </TimeWithTooltip>
  );
}

function TimeWithTooltip({
  at,
  className,
  children,
}: {
  at: Date;
  className?: string | undefined;
  children: string;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const words = (
    <span className="num grid">
      <span>{formatExactTime(at, { locale, timeZone })}</span>
      {timeZone !== "UTC" && <span className="text-ink-2">{formatUtcTime(at)}</span>}
    </span>
  );
  return (
    <Tooltip text={words}>
      <time
        dateTime={at.toISOString()}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time must be reachable without a mouse.
        tabIndex={0}
        className={className ?? "num whitespace-nowrap"}
      >
        {children}
      </time>
    </Tooltip>
  );
}
