"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { TextLink } from "@/components/ui/text-link";
import { Tooltip } from "@/components/ui/tooltip";
import type { EventSummary } from "@/lib/audit/schema";
import { formatExactTime, formatUtcTime } from "@/lib/format/time";
import { EventSentence } from "./event-sentence";
import { doorWord } from "./event-words";
import type { EventFold } from "./group-events";
import { eventHref } from "./links";
import { ResultMark } from "./result-mark";

const ROW =
  "grid grid-cols-[auto_auto_minmax(0,1fr)] items-start gap-x-3 gap-y-0.5 px-3.5 py-2.5 md:grid-cols-[64px_12px_minmax(0,1fr)_auto]";

/** A line of the timeline: one event, or several equal ones that can be shown one by one. */
export function EventRow({ fold }: { fold: EventFold }) {
  const t = useTranslations("audit.list");
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const { newest: event, events } = fold;
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <li className="border-line border-b last:border-b-0 hover:bg-accent-soft/40" data-event={event.eventId}>
      <div className={ROW}>
        <EventTime at={event.eventTime} />
        <ResultMark event={event} />
        <div className="min-w-0 wrap-anywhere max-md:col-span-3">
          <EventSentence event={event} />
          {events.length > 1 && (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={listId}
              onClick={() => setIsOpen(!isOpen)}
              className="touch ml-2 inline-flex min-h-6 items-center gap-0.5 rounded-md bg-idle-soft px-1.5 align-middle font-medium text-ink-2 text-xs hover:text-ink"
            >
              <Arrow aria-hidden="true" className="size-3" />
              {t("times", { count: events.length })}
              <span className="sr-only">{isOpen ? t("fold") : t("unfold")}</span>
            </button>
          )}
        </div>
        <div className="flex flex-wrap items-baseline justify-end gap-x-3 text-ink-2 text-sm max-md:col-span-3 max-md:justify-start">
          <Whence event={event} />
          <DetailsLink event={event} />
        </div>
      </div>
      {isOpen && events.length > 1 && (
        <ol id={listId} className="border-line border-t bg-sunken py-1.5">
          {events.map((each) => (
            <li key={each.eventId} className="flex flex-wrap gap-x-4 px-3.5 py-1 text-sm md:pl-[104px]">
              <EventTime at={each.eventTime} isPrecise />
              <span className="mono text-xs! text-ink-2">{each.eventId}</span>
              <DetailsLink event={each} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Whence({ event }: { event: EventSummary }) {
  const t = useTranslations("audit");
  const door = doorWord(t, event.door);
  if (event.sourceIp === "") return <span>{door}</span>;
  return (
    <span className="whitespace-nowrap">
      {door} · <span className="num">{event.sourceIp}</span>
    </span>
  );
}

function DetailsLink({ event }: { event: EventSummary }) {
  const t = useTranslations("audit.list");
  const { clock } = useEventTime(event.eventTime);
  return (
    <TextLink href={eventHref(event.eventId)} look="underlined">
      <span aria-hidden="true">{t("details")}</span>
      <span className="sr-only">{t("detailsOf", { time: clock })}</span>
    </TextLink>
  );
}

function useEventTime(at: string) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const instant = new Date(at);
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" }).format(instant);
  return { instant, clock, exact: formatExactTime(instant, { locale, timeZone }), timeZone };
}

function EventTime({ at, isPrecise = false }: { at: string; isPrecise?: boolean }) {
  const { instant, clock, exact, timeZone } = useEventTime(at);
  const words = (
    <span className="num grid">
      <span>{exact}</span>
      {timeZone !== "UTC" && <span className="text-ink-2">{formatUtcTime(instant)}</span>}
    </span>
  );
  return (
    <Tooltip text={words}>
      <time dateTime={at} className="num whitespace-nowrap text-ink-2 text-sm leading-5">
        {clock}
        {isPrecise && `.${at.slice(20, 23)}`}
      </time>
    </Tooltip>
  );
}
