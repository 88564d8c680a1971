import { getTranslations } from "next-intl/server";
import { Timeline } from "@/components/audit/timeline";
import { listOperations } from "@/lib/console/operation-list";
import { requireCaller } from "@/lib/console/session";

export async function generateMetadata() {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage() {
  await requireCaller("/audit");
  return <Timeline actions={listOperations().map(({ name }) => name)} />;
}
