import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { CountList } from "@/components/overview/count-list";
import { FirstSteps } from "@/components/overview/first-steps";
import { RecentActivity } from "@/components/overview/recent-activity";
import { RefusedKeys } from "@/components/overview/refused-keys";
import { PageHeader } from "@/components/ui/page-header";
import { lookupEvents } from "@/lib/audit/lookup-events";
import type { EventSummary } from "@/lib/audit/schema";
import { loadPage } from "@/lib/console/load";
import { getOverview } from "@/lib/overview/get-overview";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

const EVENTS_SHOWN = 5;
/** Enough for some to be left when people coming and going are taken out. */
const EVENTS_READ = 30;
const COMING_AND_GOING = new Set(["SignIn", "SignOut"]);
const HERE = { returnTo: "/" };

export default async function OverviewPage() {
  const t = await getTranslations("overview");
  const [overview, events] = await Promise.all([loadPage(getOverview, {}, HERE), loadRecentEvents()]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      {overview.ok ? (
        <>
          <CountList overview={overview.result} />
          <RefusedKeys keys={overview.result.refusedKeys} />
          <FirstSteps steps={overview.result.firstSteps} />
        </>
      ) : (
        <PageRefusal refusal={overview.error} />
      )}
      {events !== null && <RecentActivity events={events} />}
    </>
  );
}

/** The newest changes and refusals, without people coming and going; `null` for whoever may not see the audit log. */
async function loadRecentEvents(): Promise<readonly EventSummary[] | null> {
  const writes = await loadPage(lookupEvents, { maxResults: EVENTS_READ, effects: ["write"] }, HERE);
  if (!writes.ok) return null;
  const refusals = await loadPage(
    lookupEvents,
    { maxResults: EVENTS_SHOWN, effects: ["use"], result: "refused" },
    HERE,
  );
  if (!refusals.ok) return null;
  const changes = writes.result.events.filter(
    ({ eventName, errorCode }) => errorCode !== "" || !COMING_AND_GOING.has(eventName),
  );
  return [...changes, ...refusals.result.events]
    .sort((a, b) => b.eventTime.localeCompare(a.eventTime))
    .slice(0, EVENTS_SHOWN);
}
