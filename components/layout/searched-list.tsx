"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TableSkeleton } from "@/components/ui/skeleton";
import { LIST_PAGE_SIZES, type ListView } from "./list-view";
import { PageRefusal } from "./refusal-panel";
import { refusalOf } from "./run-query";
import { SearchBox } from "./search-box";
import type { useUrlView } from "./use-url-view";

/** Whose texts a list has: each has `list` and `empty` of the same shape. */
export type SearchedNoun = "aliases" | "tags";

interface Page {
  totalCount: number;
  pageNumber: number;
  pageSize: number;
}

export interface SearchedListProps<Shown extends Page> {
  noun: SearchedNoun;
  urlView: ReturnType<typeof useUrlView<ListView>>;
  query: Pick<UseQueryResult<Shown>, "data" | "error" | "isPlaceholderData">;
  hrefOf: (view: Partial<ListView>) => Route;
  searchLengthMax: number;
  /** What one may add; also offered where nothing is there yet. */
  add: { label: string; icon: ReactNode; onClick: () => void };
  /** How many columns the table has, for what stands there while it loads. */
  columns: number;
  isEmpty: (page: Shown) => boolean;
  table: (page: Shown, how: { isStale: boolean; footer: ReactNode }) => ReactNode;
  /** Dialogs of the page. */
  children?: ReactNode;
}

/** A page of things that are found by a search: heading, search, rows or what stands for them, and pages. */
export function SearchedList<Shown extends Page>(props: SearchedListProps<Shown>) {
  const { noun, urlView, query, hrefOf, add, isEmpty, table } = props;
  const t = useTranslations(noun);
  const { view, show, catchLink } = urlView;
  const { data, error, isPlaceholderData } = query;
  const search = useCallback(
    (text: string) => show({ ...view, search: text, pageNumber: 1 }, "replace"),
    [view, show],
  );
  const isNarrowed = view.search !== "";
  const told = data && t(isNarrowed ? "list.matching" : "list.total", { count: data.totalCount });
  const footer = data && (
    <Pagination
      page={data.pageNumber}
      pageSize={data.pageSize}
      totalCount={data.totalCount}
      hrefForPage={(pageNumber) => hrefOf({ ...view, pageNumber })}
      pageSizes={LIST_PAGE_SIZES}
      hrefForPageSize={(pageSize) => hrefOf({ ...view, pageSize, pageNumber: 1 })}
    />
  );
  return (
    <div className="contents" onClickCapture={catchLink}>
      <PageHeader
        title={t("list.title")}
        description={told ?? t("list.counting")}
        actions={
          <Button variant="primary" icon={add.icon} onClick={add.onClick}>
            {add.label}
          </Button>
        }
      />
      {props.children}
      <span role="status" className="sr-only">
        {isNarrowed && told}
      </span>
      <div className="grid gap-3">
        <SearchBox
          search={view.search}
          onSearch={search}
          label={t("list.search")}
          maxLength={props.searchLengthMax}
        />
        {error !== null && <PageRefusal refusal={refusalOf(error)} />}
        {data === undefined && error === null && (
          <TableSkeleton rows={view.pageSize} columns={props.columns} />
        )}
        {data !== undefined &&
          (isEmpty(data) ? (
            <NoRows {...{ noun, view, hrefOf, onAdd: add.onClick }} totalCount={data.totalCount} />
          ) : (
            table(data, { isStale: isPlaceholderData, footer })
          ))}
      </div>
    </div>
  );
}

interface NoRowsProps {
  noun: SearchedNoun;
  view: ListView;
  totalCount: number;
  hrefOf: (view: Partial<ListView>) => Route;
  onAdd: () => void;
}

/** Nothing yet, nothing that matches, or a page beyond the last. */
function NoRows({ noun, view, totalCount, hrefOf, onAdd }: NoRowsProps) {
  const t = useTranslations(noun);
  if (totalCount > 0) {
    const first = hrefOf({ ...view, pageNumber: 1 });
    return (
      <EmptyState
        kind="no-match"
        title={t("empty.beyond.title")}
        description={t("empty.beyond.description", { count: totalCount })}
        action={<LinkButton href={first}>{t("empty.beyond.action")}</LinkButton>}
      />
    );
  }
  if (view.search !== "") {
    return (
      <EmptyState
        kind="no-match"
        title={t("empty.noMatch.title")}
        description={t("empty.noMatch.description", { search: view.search })}
        action={<LinkButton href={hrefOf({})}>{t("empty.noMatch.action")}</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      kind="none"
      title={t("empty.none.title")}
      description={t("empty.none.description")}
      action={
        <Button variant="primary" onClick={onAdd}>
          {t("empty.none.action")}
        </Button>
      }
    />
  );
}
