"use client";

import { SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuChoice } from "@/components/ui/menu";

const THEMES = ["system", "light", "dark"] as const;

/** Changes between light, dark and what the system says. */
export function ThemeMenu() {
  const t = useTranslations("layout");
  const { theme, setTheme } = useTheme();
  return (
    <Menu
      trigger={
        <IconButton
          label={t("theme")}
          tooltip={false}
          icon={<SunMoon aria-hidden="true" className="size-[18px]" />}
        />
      }
    >
      <MenuChoice
        label={t("theme")}
        value={THEMES.find((name) => name === theme) ?? "system"}
        options={THEMES.map((name) => ({ value: name, label: t(`themeName.${name}`) }))}
        onValueChange={setTheme}
      />
    </Menu>
  );
}
