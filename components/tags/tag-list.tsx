"use client";

import { useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
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
import { TAG_SEARCH_LENGTH } from "@/lib/tags/schema";
import { tagListHref } from "./links";
import { tagListQuery } from "./queries";
import type { TagActions } from "./tag-actions";
import { TagKeysDialog } from "./tag-keys-dialog";
import { TagListEmpty } from "./tag-list-empty";
import { TagTable } from "./tag-table";

const TAG_LIST = { parse: parseListView, hrefOf: tagListHref };

/** All tags in use; search and page stand in the URL. */
export function TagList({ actions }: { actions: TagActions }) {
  const t = useTranslations("tags.list");
  const { view, show, catchLink } = useUrlView(TAG_LIST);
  const [isTagging, setIsTagging] = useState(false);
  const { data, error, isPlaceholderData } = useQuery(tagListQuery(view));
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
            icon={<Tag aria-hidden="true" className="size-4" />}
            onClick={() => setIsTagging(true)}
          >
            {t("tagKeys")}
          </Button>
        }
      />
      <TagKeysDialog open={isTagging} onOpenChange={setIsTagging} tag={actions.tag} />
      <span role="status" className="sr-only">
        {data !== undefined && isNarrowed && t("matching", { count })}
      </span>
      <div className="grid gap-3">
        <SearchBox
          search={view.search}
          onSearch={search}
          label={t("search")}
          maxLength={TAG_SEARCH_LENGTH.max}
        />
        {error !== null && <PageRefusal refusal={refusalOf(error)} />}
        {data === undefined && error === null && <TableSkeleton rows={view.pageSize} columns={3} />}
        {data !== undefined && data.tags.length === 0 && (
          <TagListEmpty view={view} totalCount={count} onTag={() => setIsTagging(true)} />
        )}
        {data !== undefined && data.tags.length > 0 && (
          <TagTable
            tags={data.tags}
            totalCount={count}
            actions={actions}
            isStale={isPlaceholderData}
            footer={
              <Pagination
                page={data.pageNumber}
                pageSize={data.pageSize}
                totalCount={count}
                hrefForPage={(pageNumber) => tagListHref({ ...view, pageNumber })}
                pageSizes={LIST_PAGE_SIZES}
                hrefForPageSize={(pageSize) => tagListHref({ ...view, pageSize, pageNumber: 1 })}
              />
            }
          />
        )}
      </div>
    </div>
  );
}
