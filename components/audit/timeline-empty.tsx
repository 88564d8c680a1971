"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { EFFECTS } from "@/lib/audit/schema";
import { auditHref } from "./links";
import { isNarrowed, type TimelineView } from "./timeline-view";

/** What stands where events would: none that match, or none at all. */
export function TimelineEmpty({ view }: { view: TimelineView }) {
  const t = useTranslations("audit");
  if (isNarrowed(view)) {
    return (
      <EmptyState
        kind="no-match"
        title={t("empty.noMatch.title")}
        description={t("empty.noMatch.description")}
        action={<LinkButton href={auditHref()}>{t("filter.clear")}</LinkButton>}
        more={
          view.effects.includes("read") ? undefined : (
            <LinkButton variant="ghost" href={auditHref({ ...view, effects: EFFECTS })}>
              {t("reads.show")}
            </LinkButton>
          )
        }
      />
    );
  }
  return (
    <EmptyState
      kind="none"
      title={t("empty.none.title")}
      description={t("empty.none.description")}
      more={
        <>
          <span className="text-ink-2">{t("empty.readsOnly")}</span>
          <LinkButton href={auditHref({ effects: EFFECTS })}>{t("reads.show")}</LinkButton>
        </>
      }
    />
  );
}
