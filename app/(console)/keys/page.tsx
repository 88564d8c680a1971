import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { KEY_COLUMNS_COOKIE, parseKeyColumns } from "@/components/keys/key-columns";
import { KeyList } from "@/components/keys/key-list";
import { keyListInput, parseKeyListView } from "@/components/keys/key-list-view";
import { keyListHref } from "@/components/keys/links";
import { keyListQuery } from "@/components/keys/queries";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { PageHeader } from "@/components/ui/page-header";
import { loadPage } from "@/lib/console/load";
import { searchParameters } from "@/lib/console/search-parameters";
import { requireCaller } from "@/lib/console/session";
import { listKmsInstances } from "@/lib/instances/list-kms-instances";
import { INSTANCE_PAGE_SIZE } from "@/lib/instances/schema";
import { listKeys } from "@/lib/keys/list-keys";
import { disableKeyAction, enableKeyAction } from "./actions";
import { bulkKeysAction, deleteSavedViewAction, saveViewAction } from "./list-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keys.list");
  return { title: t("title") };
}

export default async function KeysPage({ searchParams }: PageProps<"/keys">) {
  const view = parseKeyListView(searchParameters(await searchParams));
  const returnTo = keyListHref(view);
  const { actor } = await requireCaller(returnTo);
  const [page, instances, jar] = await Promise.all([
    loadPage(listKeys, keyListInput(view), { returnTo }),
    loadPage(listKmsInstances, { pageSize: INSTANCE_PAGE_SIZE.max }, { returnTo }),
    cookies(),
  ]);
  if (!page.ok) {
    const t = await getTranslations("keys.list");
    return (
      <>
        <PageHeader title={t("title")} />
        <PageRefusal refusal={page.error} />
      </>
    );
  }
  const queries = new QueryClient();
  queries.setQueryData(keyListQuery(view).queryKey, page.result);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <KeyList
        initialColumns={parseKeyColumns(jar.get(KEY_COLUMNS_COOKIE)?.value)}
        instances={
          instances.ok
            ? instances.result.kmsInstances.map(({ instanceId, instanceName }) => ({
                instanceId,
                instanceName,
              }))
            : []
        }
        userId={actor.principalId}
        switchKey={{ enable: enableKeyAction, disable: disableKeyAction }}
        viewActions={{ save: saveViewAction, remove: deleteSavedViewAction }}
        runBulk={bulkKeysAction}
      />
    </HydrationBoundary>
  );
}
