import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { connectInstanceAction, createInstanceAction } from "@/app/(console)/instances/actions";
import { CreateInstanceForm } from "@/components/instances/create-instance-form";
import { CREATE_INSTANCE_HREF, INSTANCES_HREF } from "@/components/instances/links";
import { PageHeader } from "@/components/ui/page-header";
import { requireCaller } from "@/lib/console/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("instances.create");
  return { title: t("title") };
}

export default async function CreateInstancePage() {
  await requireCaller(CREATE_INSTANCE_HREF);
  const t = await getTranslations("instances");
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("list.title"), href: INSTANCES_HREF }]}
        title={t("create.title")}
        description={t("create.intro")}
      />
      <CreateInstanceForm createInstance={createInstanceAction} connect={connectInstanceAction} />
    </>
  );
}
