import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { connectInstanceAction } from "@/app/(console)/instances/actions";
import { InstancePage } from "@/components/instances/instance-page";
import { INSTANCES_HREF, instanceHref } from "@/components/instances/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { PublicError } from "@/lib/console/action-state";
import { loadPage } from "@/lib/console/load";
import { getKmsInstance } from "@/lib/instances/get-kms-instance";

export async function generateMetadata({ params }: PageProps<"/instances/[instanceId]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).instanceId) };
}

const NOT_FOUND: ReadonlySet<string> = new Set(["Forbidden.DKMSInstanceNotFound", "InvalidParameter"]);

export default async function InstanceDetailPage({ params }: PageProps<"/instances/[instanceId]">) {
  const instanceId = decodeURIComponent((await params).instanceId);
  const loaded = await loadPage(
    getKmsInstance,
    { kmsInstanceId: instanceId },
    { returnTo: instanceHref(instanceId) },
  );
  return loaded.ok ? (
    <InstancePage instance={loaded.result.kmsInstance} connect={connectInstanceAction} />
  ) : (
    <Refused instanceId={instanceId} error={loaded.error} />
  );
}

async function Refused({ instanceId, error }: { instanceId: string; error: PublicError }) {
  const t = await getTranslations("instances");
  return (
    <>
      <PageHeader crumbs={[{ label: t("list.title"), href: INSTANCES_HREF }]} title={instanceId} />
      {NOT_FOUND.has(error.code) ? (
        <EmptyState
          kind="no-match"
          title={t("notFound.title")}
          description={t("notFound.description")}
          action={<LinkButton href={INSTANCES_HREF}>{t("notFound.action")}</LinkButton>}
        />
      ) : (
        <PageRefusal refusal={error} />
      )}
    </>
  );
}
