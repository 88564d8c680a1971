import { getTranslations } from "next-intl/server";
import { EventDetail } from "@/components/audit/event-detail";
import { EventNotFound } from "@/components/audit/event-not-found";
import { eventHref } from "@/components/audit/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { eventSummary } from "@/lib/audit/event-summary";
import { getEvent } from "@/lib/audit/get-event";
import { loadPage } from "@/lib/console/load";

interface Props {
  params: Promise<{ eventId: string }>;
}

export async function generateMetadata() {
  const t = await getTranslations("audit.event");
  return { title: t("what") };
}

export default async function EventPage({ params }: Props) {
  const { eventId } = await params;
  const loaded = await loadPage(getEvent, { eventId }, { returnTo: eventHref(eventId) });
  if (loaded.ok) return <EventDetail detail={loaded.result} summary={eventSummary(loaded.result.event)} />;
  const isUnknown =
    loaded.error.code === "Forbidden.ResourceNotFound" || loaded.error.code === "InvalidParameter";
  return isUnknown ? <EventNotFound /> : <PageRefusal refusal={loaded.error} />;
}
