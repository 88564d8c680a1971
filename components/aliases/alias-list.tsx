"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { LIST_PAGE_SIZES, parseListView } from "@/components/layout/list-view";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { refusalOf } from "@/components/layout/run-query";
import { SearchBox } from "@/components/layout/search-box";
import { useUrlView } from "@/components/layout/use-url-view";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TableSkeleton } from "@/components/ui/skeleton";
import { ALIAS_SEARCH_LENGTH } from "@/lib/aliases/schema";
import type { AliasActions } from "./alias-actions";
import { AliasListEmpty } from "./alias-list-empty";
import { AliasTable } from "./alias-table";
import { CreateAliasDialog } from "./create-alias-dialog";
import { aliasListHref } from "./links";
import { aliasListQuery } from "./queries";

const ALIAS_LIST = { parse: parseListView, hrefOf: aliasListHref };

/** All aliases with the keys they lead to; search and page stand in the URL. */
export function AliasList({ actions }: { actions: AliasActions }) {
  const t = useTranslations("aliases.list");
  const { view, show, catchLink } = useUrlView(ALIAS_LIST);
  const [isCreating, setIsCreating] = useState(false);
  const { data, error, isPlaceholderData } = useQuery(aliasListQuery(view));
  const search = useCallback(
    (text: string) => show({ ...view, search: text, pageNumber: 1 }, "replace"),
    [view, show],
  );
  const isNarrowed = view.search !== "";
  const count = data?.totalCount ?? 0;
  return (
    <div className="contents" onClickCapture={catchLink}>
      <PageHeader
        title={t("title")}
        description={data === undefined ? t("counting") : t(isNarrowed ? "matching" : "total", { count })}
        actions={
          <Button
            variant="primary"
            icon={<Plus aria-hidden="true" className="size-4" />}
            onClick={() => setIsCreating(true)}
          >
            {t("create")}
          </Button>
        }
      />
      <CreateAliasDialog open={isCreating} onOpenChange={setIsCreating} create={actions.create} />
      <span role="status" className="sr-only">
        {data !== undefined && isNarrowed && t("matching", { count })}
      </span>
      <div className="grid gap-3">
        <SearchBox
          search={view.search}
          onSearch={search}
          label={t("search")}
          maxLength={ALIAS_SEARCH_LENGTH.max}
        />
        {error !== null && <PageRefusal refusal={refusalOf(error)} />}
        {data === undefined && error === null && <TableSkeleton rows={view.pageSize} columns={5} />}
        {data !== undefined && data.aliases.length === 0 && (
          <AliasListEmpty view={view} totalCount={count} onCreate={() => setIsCreating(true)} />
        )}
        {data !== undefined && data.aliases.length > 0 && (
          <AliasTable
            aliases={data.aliases}
            totalCount={count}
            actions={actions}
            isStale={isPlaceholderData}
            footer={
              <Pagination
                page={data.pageNumber}
                pageSize={data.pageSize}
                totalCount={count}
                hrefForPage={(pageNumber) => aliasListHref({ ...view, pageNumber })}
                pageSizes={LIST_PAGE_SIZES}
                hrefForPageSize={(pageSize) => aliasListHref({ ...view, pageSize, pageNumber: 1 })}
              />
            }
          />
        )}
      </div>
    </div>
  );
}
