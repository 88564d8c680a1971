"use client";

import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import type { Locale } from "@/lib/format/locale";

const LANGUAGES = [
  { value: "en", label: "English", lang: "en" },
  { value: "zh-CN", label: "简体中文", lang: "zh-CN" },
] as const satisfies readonly { value: Locale; label: string; lang: string }[];

/** Changes the language of this browser. */
export function LanguageMenu({ setLocale }: { setLocale: (locale: Locale) => Promise<void> }) {
  const t = useTranslations("layout");
  const locale = useLocale();
  const [, startTransition] = useTransition();
  return (
    <Menu
      trigger={
        <IconButton
          label={t("language")}
          tooltip={false}
          icon={<Languages aria-hidden="true" className="size-[18px]" />}
        />
      }
    >
      <MenuChoice
        label={t("language")}
        value={locale}
        options={LANGUAGES}
        onValueChange={(next) => startTransition(() => setLocale(next))}
      />
    </Menu>
  );
}
