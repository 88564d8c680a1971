import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AliasList } from "@/components/aliases/alias-list";
import { aliasListHref } from "@/components/aliases/links";
import { aliasListQuery } from "@/components/aliases/queries";
import { parseListView } from "@/components/layout/list-view";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { PageHeader } from "@/components/ui/page-header";
import { listAliases } from "@/lib/aliases/list-aliases";
import { loadPage } from "@/lib/console/load";
import { searchParameters } from "@/lib/console/search-parameters";
import { createAliasAction, deleteAliasAction, updateAliasAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("aliases.list");
  return { title: t("title") };
}

export default async function AliasesPage({ searchParams }: PageProps<"/aliases">) {
  const view = parseListView(searchParameters(await searchParams));
  const page = await loadPage(listAliases, view, { returnTo: aliasListHref(view) });
  if (!page.ok) {
    const t = await getTranslations("aliases.list");
    return (
      <>
        <PageHeader title={t("title")} />
        <PageRefusal refusal={page.error} />
      </>
    );
  }
  const queries = new QueryClient();
  queries.setQueryData(aliasListQuery(view).queryKey, page.result);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AliasList
        actions={{ create: createAliasAction, move: updateAliasAction, remove: deleteAliasAction }}
      />
    </HydrationBoundary>
  );
}
