"use client";

import { useTranslations } from "next-intl";
import type { ListView } from "@/components/layout/list-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { tagListHref } from "./links";

export interface TagListEmptyProps {
  view: ListView;
  totalCount: number;
  onTag: () => void;
}

/** What stands where rows would: no tag yet, none that matches, or a page beyond the last. */
export function TagListEmpty({ view, totalCount, onTag }: TagListEmptyProps) {
  const t = useTranslations("tags.empty");
  if (totalCount > 0) {
    return (
      <EmptyState
        kind="no-match"
        title={t("beyond.title")}
        description={t("beyond.description", { count: totalCount })}
        action={<LinkButton href={tagListHref({ ...view, pageNumber: 1 })}>{t("beyond.action")}</LinkButton>}
      />
    );
  }
  if (view.search !== "") {
    return (
      <EmptyState
        kind="no-match"
        title={t("noMatch.title")}
        description={t("noMatch.description", { search: view.search })}
        action={<LinkButton href={tagListHref()}>{t("noMatch.action")}</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      kind="none"
      title={t("none.title")}
      description={t("none.description")}
      action={
        <Button variant="primary" onClick={onTag}>
          {t("none.action")}
        </Button>
      }
    />
  );
}
