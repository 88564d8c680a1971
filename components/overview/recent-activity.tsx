import type { Route } from "next";
import { useTranslations } from "next-intl";
import { EventSentence } from "@/components/audit/event-sentence";
import { auditHref, eventHref } from "@/components/audit/links";
import { ResultMark } from "@/components/audit/result-mark";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { EventSummary } from "@/lib/audit/schema";

/** The newest changes and refusals. */
export function RecentActivity({ events }: { events: readonly EventSummary[] }) {
  const t = useTranslations("overview.activity");
  return (
    <Section title={t("title")} actions={<TextLink href={auditHref()}>{t("all")}</TextLink>}>
      {events.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ol className="grid">
          {events.map((event) => (
            <EventRow key={event.eventId} event={event} href={eventHref(event.eventId)} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function EventRow({ event, href }: { event: EventSummary; href: Route }) {
  const t = useTranslations("overview.activity");
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-3 gap-y-0.5 border-line border-b py-2.5 first:pt-0 last:border-b-0 last:pb-0 md:grid-cols-[12px_minmax(0,1fr)_auto]">
      <ResultMark event={event} />
      <span className="wrap-anywhere">
        <EventSentence event={event} />
      </span>
      <span className="flex gap-x-3 text-ink-2 text-sm max-md:col-start-2">
        <RelativeTime at={event.eventTime} />
        <TextLink href={href}>{t("details")}</TextLink>
      </span>
    </li>
  );
}
