import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { setLocaleAction } from "@/app/locale-action";
import { Entrance } from "@/components/access/entrance";
import { SetUpForm } from "@/components/access/set-up-form";
import { LinkButton } from "@/components/ui/link-button";
import { isConsoleSetUp } from "@/lib/console/is-console-set-up";
import { setUpAccountAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.setUp");
  return { title: t("title") };
}

export default async function SetUpPage() {
  const [isSetUp, t] = await Promise.all([isConsoleSetUp(), getTranslations("access.setUp")]);
  if (isSetUp) {
    return (
      <Entrance title={t("done.title")} lead={t("done.description")} setLocale={setLocaleAction}>
        <LinkButton href={"/sign-in" as Route} variant="primary">
          {t("done.action")}
        </LinkButton>
      </Entrance>
    );
  }
  return (
    <Entrance title={t("title")} lead={t("lead")} setLocale={setLocaleAction}>
      <SetUpForm setUp={setUpAccountAction} />
    </Entrance>
  );
}
