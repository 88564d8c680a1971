"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { hasFilters, type KeyListView, withoutFilters } from "./key-list-view";
import { createKeyHref, keyListHref } from "./links";

/** What stands where rows would: no key yet, none that matches, or a page beyond the last. */
export function KeyListEmpty({ view, totalCount }: { view: KeyListView; totalCount: number }) {
  const t = useTranslations("keys.empty");
  if (totalCount > 0) {
    return (
      <EmptyState
        kind="no-match"
        title={t("beyond.title")}
        description={t("beyond.description", { count: totalCount })}
        action={<LinkButton href={keyListHref({ ...view, pageNumber: 1 })}>{t("beyond.action")}</LinkButton>}
      />
    );
  }
  if (hasFilters(view)) {
    return (
      <EmptyState
        kind="no-match"
        title={t("noMatch.title")}
        description={t("noMatch.description")}
        action={<LinkButton href={keyListHref(withoutFilters(view))}>{t("noMatch.action")}</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      kind="none"
      title={t("none.title")}
      description={t("none.description")}
      action={
        <LinkButton variant="primary" href={createKeyHref()}>
          {t("none.action")}
        </LinkButton>
      }
    />
  );
}
