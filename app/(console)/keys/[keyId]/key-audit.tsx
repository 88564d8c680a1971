import { getTranslations } from "next-intl/server";
import { EventList } from "@/components/audit/event-list";
import { auditHref } from "@/components/audit/links";
import { keyHref } from "@/components/keys/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { lookupEvents } from "@/lib/audit/lookup-events";
import { loadPage } from "@/lib/console/load";
import type { KeyTabProps } from "./key-tabs";

const EVENTS_SHOWN = 20;

/** The newest calls that named one key, without those that only read about it. */
export async function KeyAudit({ shownKey: { keyId } }: KeyTabProps) {
  const t = await getTranslations("keys.audit");
  const loaded = await loadPage(
    lookupEvents,
    { resourceName: keyId, effects: ["write", "use"], maxResults: EVENTS_SHOWN },
    { returnTo: keyHref(keyId, "audit") },
  );
  if (!loaded.ok) return <PageRefusal refusal={loaded.error} />;
  return (
    <Section
      look="plain"
      title={t("title")}
      description={t("help")}
      actions={<LinkButton href={auditHref({ resource: keyId })}>{t("open")}</LinkButton>}
    >
      <div className="grid gap-3">
        <EventList events={loaded.result.events} />
      </div>
    </Section>
  );
}
