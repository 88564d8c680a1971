"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { refusalOf } from "@/components/layout/run-query";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TableSkeleton } from "@/components/ui/skeleton";
import type { KeyMetadata } from "@/lib/keys/schema";
import type { RunBulk } from "./bulk-act";
import { KeyBulk } from "./key-bulk";
import type { KeyColumn } from "./key-columns";
import { KeyColumnsMenu } from "./key-columns-menu";
import { KeyExportMenu } from "./key-export-menu";
import { KeyFilterChips } from "./key-filter-chips";
import { type InstanceChoice, KeyFilters } from "./key-filters";
import { KeyListEmpty } from "./key-list-empty";
import { hasFilters, KEY_PAGE_SIZES } from "./key-list-view";
import { KeySearchBox } from "./key-search-box";
import { KeyTable } from "./key-table";
import { KeyViewsMenu } from "./key-views-menu";
import { createKeyHref, keyListHref } from "./links";
import { keyListQuery } from "./queries";
import type { SwitchKey } from "./switch-key";
import { useKeyColumns } from "./use-key-columns";
import { useKeyListView } from "./use-key-list-view";
import { useKeySelection } from "./use-key-selection";
import type { ViewActions } from "./view-actions";

export interface KeyListProps {
  initialColumns: readonly KeyColumn[];
  /** To choose from in the filter; none when the caller may not list them. */
  instances: readonly InstanceChoice[];
  userId: string;
  switchKey: SwitchKey;
  viewActions: ViewActions;
  runBulk: RunBulk;
}

const NO_KEYS: readonly KeyMetadata[] = [];

/** The list of keys: search, filters, columns, rows and pages, all of it in the URL. */
export function KeyList({ initialColumns, instances, userId, ...actions }: KeyListProps) {
  const t = useTranslations("keys");
  const { view, show, catchLink } = useKeyListView();
  const { columns, show: showColumn } = useKeyColumns(initialColumns);
  const { data, error, isPlaceholderData } = useQuery(keyListQuery(view));
  const selection = useKeySelection(view, data?.keys ?? NO_KEYS);
  const search = useCallback(
    (text: string) => show({ ...view, search: text, pageNumber: 1 }, "replace"),
    [view, show],
  );
  const isNarrowed = hasFilters(view);
  return (
    <div className="contents" onClickCapture={catchLink}>
      <PageHeader
        title={t("list.title")}
        description={
          data === undefined
            ? t("list.counting")
            : t(isNarrowed ? "list.matching" : "list.total", { count: data.totalCount })
        }
        actions={
          <LinkButton
            variant="primary"
            href={createKeyHref()}
            icon={<Plus aria-hidden="true" className="size-4" />}
          >
            {t("list.create")}
          </LinkButton>
        }
      />
      <span role="status" className="sr-only">
        {data !== undefined && isNarrowed && t("list.matching", { count: data.totalCount })}
      </span>
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <KeySearchBox search={view.search} onSearch={search} />
          <KeyFilters view={view} onView={show} instances={instances} userId={userId} />
          <KeyViewsMenu view={view} userId={userId} actions={actions.viewActions} />
          <div className="flex gap-2 md:ml-auto">
            <KeyExportMenu view={view} />
            <div className="max-md:hidden">
              <KeyColumnsMenu columns={columns} onShow={showColumn} />
            </div>
          </div>
        </div>
        <KeyFilterChips view={view} instances={instances} userId={userId} />
        {error !== null && <PageRefusal refusal={refusalOf(error)} />}
        {data === undefined && error === null && (
          <TableSkeleton rows={view.pageSize} columns={columns.length + 2} />
        )}
        {data !== undefined &&
          (data.keys.length === 0 ? (
            <KeyListEmpty view={view} totalCount={data.totalCount} />
          ) : (
            <KeyTable
              keys={data.keys}
              totalCount={data.totalCount}
              view={view}
              columns={columns}
              isStale={isPlaceholderData}
              switchKey={actions.switchKey}
              selection={selection}
              footer={
                <Pagination
                  page={data.pageNumber}
                  pageSize={data.pageSize}
                  totalCount={data.totalCount}
                  hrefForPage={(pageNumber) => keyListHref({ ...view, pageNumber })}
                  pageSizes={KEY_PAGE_SIZES}
                  hrefForPageSize={(pageSize) => keyListHref({ ...view, pageSize, pageNumber: 1 })}
                />
              }
            />
          ))}
        <KeyBulk selection={selection} run={actions.runBulk} />
      </div>
    </div>
  );
}
