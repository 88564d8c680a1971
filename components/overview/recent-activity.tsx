import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { EventSummary } from "@/lib/audit/schema";

const AUDIT_HREF = "/audit" as Route;

/** The newest changes and refusals. */
export function RecentActivity({ events }: { events: readonly EventSummary[] }) {
  const t = useTranslations("overview.activity");
  return (
    <Section title={t("title")} actions={<TextLink href={AUDIT_HREF}>{t("all")}</TextLink>}>
      {events.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ol className="grid">
          {events.map((event) => (
            <EventRow key={event.eventId} event={event} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function EventRow({ event }: { event: EventSummary }) {
  const t = useTranslations("overview.activity");
  const isRefused = event.errorCode !== "";
  const code = (chunks: ReactNode) => <span className="mono wrap-anywhere">{chunks}</span>;
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)_auto] gap-x-2 border-line border-b py-2.5 first:pt-0 last:border-b-0 last:pb-0">
      <span aria-hidden="true" className={`text-[10px] leading-5 ${isRefused ? "text-bad" : "text-ok"}`}>
        {isRefused ? "◆" : "●"}
      </span>
      <TextLink
        look="plain"
        className="font-normal!"
        href={`/audit/${encodeURIComponent(event.eventId)}` as Route}
      >
        {t.rich(isRefused ? "refused" : "done", {
          actor: event.actorName === "" ? t("nobody") : event.actorName,
          action: event.eventName,
          resource: event.resourceName,
          hasResource: event.resourceName === "" ? "no" : "yes",
          error: event.errorCode,
          b: (chunks) => <b className="font-medium">{chunks}</b>,
          code,
        })}
      </TextLink>
      <span className="text-ink-2 text-sm">
        <RelativeTime at={event.eventTime} />
      </span>
    </li>
  );
}
