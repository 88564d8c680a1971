"use client";

import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import { NAV_ITEMS } from "./nav-items";
import { useModifierKey } from "./use-modifier-key";
import { useShortcuts } from "./use-shortcuts";

const STORAGE_KEY = "keyward.shortcuts";

/** The sheet of keyboard shortcuts, and the switch that turns the single letters off. */
export function ShortcutKeys() {
  const t = useTranslations("layout");
  const [isOpen, setIsOpen] = useState(false);
  const [isOn, setIsOn] = useState(false);
  const modifier = useModifierKey();
  useEffect(() => setIsOn(localStorage.getItem(STORAGE_KEY) !== "off"), []);
  const showSheet = useCallback(() => setIsOpen(true), []);
  useShortcuts(isOn, showSheet);
  const turn = (on: boolean) => {
    setIsOn(on);
    localStorage.setItem(STORAGE_KEY, on ? "on" : "off");
  };
  return (
    <Dialog
      size="sm"
      title={t("shortcuts.title")}
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <IconButton
          label={t("shortcuts.title")}
          tooltip={false}
          icon={<Keyboard aria-hidden="true" className="size-[18px]" />}
          className="max-md:hidden"
        />
      }
    >
      <dl className="grid gap-2">
        <Shortcut keys={[modifier, "K"]}>{t("palette.open")}</Shortcut>
        {NAV_ITEMS.map((item) => (
          <Shortcut key={item.id} keys={["G", item.letter.toUpperCase()]}>
            {t("shortcuts.goTo", { page: t(`nav.${item.id}`) })}
          </Shortcut>
        ))}
        <Shortcut keys={["?"]}>{t("shortcuts.showThis")}</Shortcut>
      </dl>
      <div className="grid gap-1 border-line border-t pt-3.5">
        <Switch checked={isOn} onCheckedChange={turn}>
          {t("shortcuts.lettersOn")}
        </Switch>
        <p className="text-ink-2 text-sm">{t("shortcuts.lettersHelp")}</p>
      </div>
    </Dialog>
  );
}

interface ShortcutProps {
  keys: readonly string[];
  children: ReactNode;
}

function Shortcut({ keys, children }: ShortcutProps) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt>{children}</dt>
      <dd className="flex shrink-0 gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}
