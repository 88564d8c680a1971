"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { parseListView } from "@/components/layout/list-view";
import { SearchedList } from "@/components/layout/searched-list";
import { useUrlView } from "@/components/layout/use-url-view";
import { ALIAS_SEARCH_LENGTH } from "@/lib/aliases/schema";
import type { AliasActions } from "./alias-actions";
import { AliasTable } from "./alias-table";
import { CreateAliasDialog } from "./create-alias-dialog";
import { aliasListHref } from "./links";
import { aliasListQuery } from "./queries";

const ALIAS_LIST = { parse: parseListView, hrefOf: aliasListHref };

/** All aliases with the keys they lead to; search and page stand in the URL. */
export function AliasList({ actions }: { actions: AliasActions }) {
  const t = useTranslations("aliases.list");
  const urlView = useUrlView(ALIAS_LIST);
  const [isCreating, setIsCreating] = useState(false);
  return (
    <SearchedList
      noun="aliases"
      urlView={urlView}
      query={useQuery(aliasListQuery(urlView.view))}
      hrefOf={aliasListHref}
      searchLengthMax={ALIAS_SEARCH_LENGTH.max}
      add={{
        label: t("create"),
        icon: <Plus aria-hidden="true" className="size-4" />,
        onClick: () => setIsCreating(true),
      }}
      columns={5}
      isEmpty={({ aliases }) => aliases.length === 0}
      table={({ aliases, totalCount }, how) => (
        <AliasTable aliases={aliases} totalCount={totalCount} actions={actions} {...how} />
      )}
    >
      <CreateAliasDialog open={isCreating} onOpenChange={setIsCreating} create={actions.create} />
    </SearchedList>
  );
}
