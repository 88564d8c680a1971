"use client";

import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Drawer } from "@/components/ui/drawer";
import { IconButton } from "@/components/ui/icon-button";
import { Navigation } from "./navigation";

/** The navigation of a phone. */
export function NavigationDrawer({ context }: { context: string }) {
  const t = useTranslations("layout");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Drawer
      side="left"
      title="Keyward"
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <IconButton
          label={t("openNavigation")}
          tooltip={false}
          icon={<Menu aria-hidden="true" className="size-5" />}
          className="-ml-2 md:hidden"
        />
      }
    >
      <Navigation onNavigate={() => setIsOpen(false)} />
      <p className="mt-6 px-2.5 text-ink-2 text-xs">{context}</p>
    </Drawer>
  );
}
