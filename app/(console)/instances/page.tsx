import { Plus } from "lucide-react";
import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { InstanceTable } from "@/components/instances/instance-table";
import { CREATE_INSTANCE_HREF, INSTANCES_HREF } from "@/components/instances/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { loadPage } from "@/lib/console/load";
import { searchParameters } from "@/lib/console/search-parameters";
import { listKmsInstances } from "@/lib/instances/list-kms-instances";
import type { KmsInstancePage } from "@/lib/instances/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("instances.list");
  return { title: t("title") };
}

const PAGE_NUMBER = /^[1-9]\d{0,5}$/;

export default async function InstancesPage({ searchParams }: PageProps<"/instances">) {
  const wanted = searchParameters(await searchParams).get("page") ?? "1";
  const pageNumber = PAGE_NUMBER.test(wanted) ? Number(wanted) : 1;
  const t = await getTranslations("instances.list");
  const loaded = await loadPage(listKmsInstances, { pageNumber }, { returnTo: pageHref(pageNumber) });
  return (
    <>
      <PageHeader
        title={t("title")}
        description={loaded.ok ? t("total", { count: loaded.result.totalCount }) : undefined}
        actions={
          <LinkButton
            variant="primary"
            href={CREATE_INSTANCE_HREF}
            icon={<Plus aria-hidden="true" className="size-4" />}
          >
            {t("create")}
          </LinkButton>
        }
      />
      {loaded.ok ? <Instances page={loaded.result} /> : <PageRefusal refusal={loaded.error} />}
    </>
  );
}

async function Instances({ page }: { page: KmsInstancePage }) {
  const t = await getTranslations("instances.empty");
  if (page.totalCount === 0) {
    return (
      <EmptyState
        kind="none"
        title={t("title")}
        description={t("description")}
        action={
          <LinkButton variant="primary" href={CREATE_INSTANCE_HREF}>
            {t("action")}
          </LinkButton>
        }
      />
    );
  }
  if (page.kmsInstances.length === 0) {
    return (
      <EmptyState
        kind="no-match"
        title={t("beyond.title")}
        description={t("beyond.description")}
        action={<LinkButton href={INSTANCES_HREF}>{t("beyond.action")}</LinkButton>}
      />
    );
  }
  return (
    <InstanceTable
      instances={page.kmsInstances}
      totalCount={page.totalCount}
      footer={
        <Pagination
          page={page.pageNumber}
          pageSize={page.pageSize}
          totalCount={page.totalCount}
          hrefForPage={pageHref}
        />
      }
    />
  );
}

function pageHref(pageNumber: number): Route {
  return (pageNumber === 1 ? INSTANCES_HREF : `${INSTANCES_HREF}?page=${pageNumber}`) as Route;
}
