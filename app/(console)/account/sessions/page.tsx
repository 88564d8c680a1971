import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionList } from "@/components/access/session-list";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { PageHeader } from "@/components/ui/page-header";
import { listMySessions } from "@/lib/access/list-my-sessions";
import { loadPage } from "@/lib/console/load";
import { endMyOtherSessionsAction, endMySessionAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.sessions");
  return { title: t("title") };
}

export default async function MySessionsPage() {
  const [page, t] = await Promise.all([
    loadPage(listMySessions, {}, { returnTo: "/account/sessions" }),
    getTranslations("access.sessions"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {page.ok ? (
        <SessionList
          sessions={page.result.sessions}
          end={endMySessionAction}
          endOthers={endMyOtherSessionsAction}
        />
      ) : (
        <PageRefusal refusal={page.error} />
      )}
    </>
  );
}
