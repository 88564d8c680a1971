import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { connectInstanceAction, createInstanceAction } from "@/app/(console)/instances/actions";
import { CreateInstanceForm } from "@/components/instances/create-instance-form";
import { CREATE_INSTANCE_HREF, INSTANCES_HREF } from "@/components/instances/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { PageHeader } from "@/components/ui/page-header";
import { findMissingPermission } from "@/lib/console/missing-permission";
import { createKmsInstance } from "@/lib/instances/create-kms-instance";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("instances.create");
  return { title: t("title") };
}

export default async function CreateInstancePage() {
  const missing = await findMissingPermission(createKmsInstance, "ACS::KMS::Instance", {
    returnTo: CREATE_INSTANCE_HREF,
  });
  const t = await getTranslations("instances");
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("list.title"), href: INSTANCES_HREF }]}
        title={t("create.title")}
        description={t("create.intro")}
      />
      {missing === null ? (
        <CreateInstanceForm createInstance={createInstanceAction} connect={connectInstanceAction} />
      ) : (
        <PageRefusal refusal={missing} isAct />
      )}
    </>
  );
}
