import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ListView } from "@/components/layout/list-view";
import { runQuery } from "@/components/layout/run-query";
import type { AliasPage } from "@/lib/aliases/schema";
import { aliasListHref } from "./links";

/** One page of the list of aliases; the page before stays on show until it is here. */
export function aliasListQuery(view: ListView) {
  return queryOptions({
    queryKey: ["aliases", "list", aliasListHref(view)],
    queryFn: ({ signal }) => runQuery<AliasPage>("ListAliases", view, signal),
    placeholderData: keepPreviousData,
  });
}
