"use client";

import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import type { EventSummary } from "@/lib/audit/schema";
import { formatDay, formatOffset } from "@/lib/format/time";
import { EventRow } from "./event-row";
import { type EventDay, groupEvents } from "./group-events";

const DAY_MS = 86_400_000;

/** Events by day of the reader's time zone, each day under a heading that stays in sight. */
export function EventList({ events }: { events: readonly EventSummary[] }) {
  const timeZone = useTimeZone() ?? "UTC";
  const days = useMemo(() => groupEvents(events, timeZone), [events, timeZone]);
  return days.map((day) => <Day key={day.day} day={day} />);
}

function Day({ day: { day, folds } }: { day: EventDay }) {
  const t = useTranslations("audit.list");
  const headingId = useId();
  const title = useDayTitle(day);
  const timeZone = useTimeZone() ?? "UTC";
  const newest = folds[0]?.newest.eventTime;
  const count = folds.reduce((sum, fold) => sum + fold.events.length, 0);
  return (
    <section aria-labelledby={headingId} className="rounded-card border border-line bg-surface">
      <div className="sticky top-[52px] z-10 flex items-baseline justify-between gap-3 rounded-t-card border-line border-b bg-sunken px-3.5 py-2">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h2 id={headingId} className="font-medium text-sm">
            {title}
          </h2>
          {newest !== undefined && (
            <span className="num text-ink-2 text-xs">{formatOffset(new Date(newest), timeZone)}</span>
          )}
        </div>
        <span className="num shrink-0 text-ink-2 text-xs">{t("eventsOfDay", { count })}</span>
      </div>
      <ol>
        {folds.map((fold) => (
          <EventRow key={fold.events.at(-1)?.eventId} fold={fold} />
        ))}
      </ol>
    </section>
  );
}

function useDayTitle(day: string): string {
  const t = useTranslations("audit.list");
  const locale = useLocale();
  const now = useNow({ updateInterval: 60_000 });
  const timeZone = useTimeZone() ?? "UTC";
  const date = formatDay(day, locale);
  const dayOf = (at: Date) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
  if (day === dayOf(now)) return t("today", { date });
  if (day === dayOf(new Date(now.getTime() - DAY_MS))) return t("yesterday", { date });
  return date;
}
