"use client";

import { useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { parseListView } from "@/components/layout/list-view";
import { SearchedList } from "@/components/layout/searched-list";
import { useUrlView } from "@/components/layout/use-url-view";
import { TAG_SEARCH_LENGTH } from "@/lib/tags/schema";
import { tagListHref } from "./links";
import { tagListQuery } from "./queries";
import type { TagActions } from "./tag-actions";
import { TagKeysDialog } from "./tag-keys-dialog";
import { TagTable } from "./tag-table";

const TAG_LIST = { parse: parseListView, hrefOf: tagListHref };

/** All tags in use; search and page stand in the URL. */
export function TagList({ actions }: { actions: TagActions }) {
  const t = useTranslations("tags.list");
  const urlView = useUrlView(TAG_LIST);
  const [isTagging, setIsTagging] = useState(false);
  return (
    <SearchedList
      noun="tags"
      urlView={urlView}
      query={useQuery(tagListQuery(urlView.view))}
      hrefOf={tagListHref}
      searchLengthMax={TAG_SEARCH_LENGTH.max}
      add={{
        label: t("tagKeys"),
        icon: <Tag aria-hidden="true" className="size-4" />,
        onClick: () => setIsTagging(true),
      }}
      columns={3}
      isEmpty={({ tags }) => tags.length === 0}
      table={({ tags, totalCount }, how) => (
        <TagTable tags={tags} totalCount={totalCount} actions={actions} {...how} />
      )}
    >
      <TagKeysDialog open={isTagging} onOpenChange={setIsTagging} tag={actions.tag} />
    </SearchedList>
  );
}
