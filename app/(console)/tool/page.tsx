import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OnlineTool } from "@/components/tool/online-tool";
import { parseToolView } from "@/components/tool/tool-view";
import { PageHeader } from "@/components/ui/page-header";
import { requireCaller } from "@/lib/console/session";
import { decryptAction, encryptAction, generateDataKeyAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tool");
  return { title: t("title") };
}

export default async function OnlineToolPage({ searchParams }: PageProps<"/tool">) {
  await requireCaller();
  const [t, parameters] = await Promise.all([getTranslations("tool"), searchParams]);
  const actions = { encrypt: encryptAction, decrypt: decryptAction, generateDataKey: generateDataKeyAction };
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <OnlineTool view={parseToolView(parameters)} actions={actions} />
    </>
  );
}
