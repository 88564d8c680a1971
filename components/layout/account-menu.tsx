"use client";

import { LogOut, MonitorSmartphone } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Menu, MenuGroup, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";

export interface AccountMenuProps {
  userName: string;
  accountId: string;
  sessionsHref: Route;
  signOut: () => Promise<void>;
}

/** Who is signed in, their sessions, and the way out. */
export function AccountMenu({ userName, accountId, sessionsHref, signOut }: AccountMenuProps) {
  const t = useTranslations("layout");
  const [, startTransition] = useTransition();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("accountOf", { name: userName })}
          className="touch grid place-items-center rounded-full p-0.5"
        >
          <span
            aria-hidden="true"
            className="grid size-7 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-xs leading-none"
          >
            {initials(userName)}
          </span>
        </button>
      }
    >
      <MenuGroup
        label={
          <span className="grid">
            <span className="truncate font-medium text-base text-ink">{userName}</span>
            <span className="num">{t("accountNumber", { accountId })}</span>
          </span>
        }
      >
        <MenuSeparator />
        <MenuLink href={sessionsHref} icon={<MonitorSmartphone aria-hidden="true" className="size-4" />}>
          {t("mySessions")}
        </MenuLink>
        <MenuItem
          onClick={() => startTransition(() => leave(signOut))}
          icon={<LogOut aria-hidden="true" className="size-4" />}
        >
          {t("signOut")}
        </MenuItem>
      </MenuGroup>
    </Menu>
  );
}

/** Ends the session, then loads a page anew, so that nothing of what was shown stays in this tab. */
async function leave(signOut: () => Promise<void>): Promise<void> {
  try {
    await signOut();
  } finally {
    window.location.assign("/api/auth/signed-out");
  }
}

/** One or two letters for the round picture: of the first two words, or the beginning of one. */
function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== "");
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => [...word][0]) : [...(words[0] ?? "")].slice(0, 2);
  return letters.join("").toUpperCase();
}
