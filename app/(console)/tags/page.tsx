import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseListView } from "@/components/layout/list-view";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { tagListHref } from "@/components/tags/links";
import { tagListQuery } from "@/components/tags/queries";
import { TagList } from "@/components/tags/tag-list";
import { PageHeader } from "@/components/ui/page-header";
import { loadPage } from "@/lib/console/load";
import { searchParameters } from "@/lib/console/search-parameters";
import { listTags } from "@/lib/tags/list-tags";
import { tagKeysAction, untagKeysAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tags.list");
  return { title: t("title") };
}

export default async function TagsPage({ searchParams }: PageProps<"/tags">) {
  const view = parseListView(searchParameters(await searchParams));
  const page = await loadPage(listTags, view, { returnTo: tagListHref(view) });
  if (!page.ok) {
    const t = await getTranslations("tags.list");
    return (
      <>
        <PageHeader title={t("title")} />
        <PageRefusal refusal={page.error} />
      </>
    );
  }
  const queries = new QueryClient();
  queries.setQueryData(tagListQuery(view).queryKey, page.result);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TagList actions={{ tag: tagKeysAction, untag: untagKeysAction }} />
    </HydrationBoundary>
  );
}
