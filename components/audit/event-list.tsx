"use client";

import { useFormatter, useNow, useTimeZone, useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import type { EventSummary } from "@/lib/audit/schema";
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
  const count = folds.reduce((sum, fold) => sum + fold.events.length, 0);
  return (
    <section aria-labelledby={headingId} className="rounded-card border border-line bg-surface">
      <div className="sticky top-[52px] z-10 flex items-baseline justify-between gap-3 rounded-t-card border-line border-b bg-sunken px-3.5 py-2">
        <h2 id={headingId} className="font-medium text-sm">
          {title}
        </h2>
        <span className="num text-ink-2 text-xs">{t("eventsOfDay", { count })}</span>
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
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const timeZone = useTimeZone() ?? "UTC";
  const noon = new Date(`${day}T12:00:00Z`);
  const date = format.dateTime(noon, {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  });
  const dayOf = (at: Date) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
  if (day === dayOf(now)) return t("today", { date });
  if (day === dayOf(new Date(now.getTime() - DAY_MS))) return t("yesterday", { date });
  return date;
}
