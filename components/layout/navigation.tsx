"use client";

import { AtSign, KeyRound, LayoutDashboard, ScrollText, Server, Tag, Terminal } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { classNames } from "@/components/ui/class-names";
import { isCurrentItem, NAV_GROUPS, type NavIcon, type NavItem } from "./nav-items";

const ICONS = {
  overview: LayoutDashboard,
  instance: Server,
  key: KeyRound,
  alias: AtSign,
  tag: Tag,
  tool: Terminal,
  audit: ScrollText,
} as const satisfies Record<NavIcon, unknown>;

export interface NavigationProps {
  /** Stands above the pages. */
  brand?: ReactNode;
  onNavigate?: (() => void) | undefined;
}

/** The pages, grouped, with the current one marked. */
export function Navigation({ brand, onNavigate }: NavigationProps) {
  const t = useTranslations("layout");
  const pathname = usePathname();
  return (
    <nav aria-label={t("mainNavigation")} className="flex flex-col gap-0.5">
      {brand}
      {NAV_GROUPS.map((group) => (
        <div key={group.id} className="flex flex-col gap-0.5">
          {group.id !== "top" && (
            <p id={`nav-${group.id}`} className="px-2.5 pt-3.5 pb-1 font-semibold text-2xs text-ink-3">
              {t(`navGroup.${group.id}`)}
            </p>
          )}
          <ul
            aria-labelledby={group.id === "top" ? undefined : `nav-${group.id}`}
            className="flex flex-col gap-0.5"
          >
            {group.items.map((item) => (
              <li key={item.id}>
                <NavigationLink
                  item={item}
                  isCurrent={isCurrentItem(item, pathname)}
                  onNavigate={onNavigate}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface NavigationLinkProps {
  item: NavItem;
  isCurrent: boolean;
  onNavigate: (() => void) | undefined;
}

function NavigationLink({ item, isCurrent, onNavigate }: NavigationLinkProps) {
  const t = useTranslations("layout");
  const Icon = ICONS[item.icon];
  return (
    <AppLink
      href={item.href}
      aria-current={isCurrent ? "page" : undefined}
      {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
      className={classNames(
        "touch flex items-center gap-2.5 rounded-md px-2.5 py-1.5",
        isCurrent
          ? "bg-surface font-medium text-ink shadow-[inset_0_0_0_1px_var(--line)]"
          : "text-ink-2 hover:bg-idle-soft hover:text-ink",
      )}
    >
      <Icon aria-hidden="true" className={classNames("size-4", isCurrent ? "text-accent" : "opacity-85")} />
      {t(`nav.${item.id}`)}
    </AppLink>
  );
}
