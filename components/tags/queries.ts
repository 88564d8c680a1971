import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListView } from "@/components/layout/list-view";
import { runQuery } from "@/components/layout/run-query";
import type { KeyPage } from "@/lib/keys/schema";
import type { TagPage } from "@/lib/tags/schema";
import { tagListHref } from "./links";
import type { KeyTagPair } from "./tag-actions";

/** How many keys are offered to choose from at a time. */
export const KEYS_OFFERED = 50;

/** One page of the tags in use; the page before stays on show until it is here. */
export function tagListQuery(view: ListView) {
  return queryOptions({
    queryKey: ["tags", "list", tagListHref(view)],
    queryFn: ({ signal }) => runQuery<TagPage>("ListTags", view, signal),
    placeholderData: keepPreviousData,
  });
}

/** Keys to choose from: those that match, and when a tag is named, have it. */
export function keyChoiceQuery(search: string, tag: KeyTagPair | null) {
  const filters =
    tag === null
      ? []
      : [
          { key: "TagKey", values: [tag.tagKey] },
          { key: "TagValue", values: [tag.tagValue] },
        ];
  return queryOptions({
    queryKey: ["tags", "keys", search, tag],
    queryFn: ({ signal }) =>
      runQuery<KeyPage>("ListKeys", { search, filters, pageSize: KEYS_OFFERED }, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
