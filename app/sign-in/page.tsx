import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { setLocaleAction } from "@/app/locale-action";
import { Entrance } from "@/components/access/entrance";
import { NotSetUp } from "@/components/access/not-set-up";
import { SignInForm } from "@/components/access/sign-in-form";
import { isConsoleSetUp } from "@/lib/console/is-console-set-up";
import { safeReturnPath } from "@/lib/console/return-path";
import { findCaller } from "@/lib/console/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl } = await searchParams;
  const returnTo = safeReturnPath(typeof callbackUrl === "string" ? callbackUrl : undefined);
  const [caller, isSetUp, t] = await Promise.all([
    findCaller(),
    isConsoleSetUp(),
    getTranslations("access.signIn"),
  ]);
  if (caller !== null) redirect(returnTo as Route);
  return (
    <Entrance title={t("title")} lead={t("lead")} setLocale={setLocaleAction}>
      {isSetUp ? <SignInForm returnTo={returnTo} /> : <NotSetUp />}
    </Entrance>
  );
}
