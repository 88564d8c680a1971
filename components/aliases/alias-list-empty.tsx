"use client";

import { useTranslations } from "next-intl";
import type { ListView } from "@/components/layout/list-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { aliasListHref } from "./links";

export interface AliasListEmptyProps {
  view: ListView;
  totalCount: number;
  onCreate: () => void;
}

/** What stands where rows would: no alias yet, none that matches, or a page beyond the last. */
export function AliasListEmpty({ view, totalCount, onCreate }: AliasListEmptyProps) {
  const t = useTranslations("aliases.empty");
  if (totalCount > 0) {
    return (
      <EmptyState
        kind="no-match"
        title={t("beyond.title")}
        description={t("beyond.description", { count: totalCount })}
        action={
          <LinkButton href={aliasListHref({ ...view, pageNumber: 1 })}>{t("beyond.action")}</LinkButton>
        }
      />
    );
  }
  if (view.search !== "") {
    return (
      <EmptyState
        kind="no-match"
        title={t("noMatch.title")}
        description={t("noMatch.description", { search: view.search })}
        action={<LinkButton href={aliasListHref()}>{t("noMatch.action")}</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      kind="none"
      title={t("none.title")}
      description={t("none.description")}
      action={
        <Button variant="primary" onClick={onCreate}>
          {t("none.action")}
        </Button>
      }
    />
  );
}
