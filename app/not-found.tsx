import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Logo } from "@/components/layout/logo";
import { LinkButton } from "@/components/ui/link-button";

export default async function NotFound() {
  const t = await getTranslations("layout.notFound");
  return (
    <main className="grid min-h-[70dvh] place-content-center justify-items-center gap-2 p-6 text-center">
      <Logo className="mb-2 size-8 text-accent" />
      <h1 className="font-semibold text-xl">{t("title")}</h1>
      <p className="max-w-[56ch] text-ink-2">{t("description")}</p>
      <LinkButton href={"/" as Route} className="mt-3">
        {t("action")}
      </LinkButton>
    </main>
  );
}
