"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark, Check, Plus, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuGroup, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { KeyListView } from "./key-list-view";
import { BUILT_IN_VIEWS, builtInView, savedListView, viewQuery } from "./key-views";
import { keyListHref } from "./links";
import { ManageViewsDialog } from "./manage-views-dialog";
import { savedViewsQuery } from "./queries";
import { SaveViewDialog } from "./save-view-dialog";
import type { ViewActions } from "./view-actions";

export interface KeyViewsMenuProps {
  view: KeyListView;
  userId: string;
  actions: ViewActions;
}

const ICON = { "aria-hidden": true, className: "size-4" } as const;

/** Leads to the views that everybody has and to one's own, keeps the present one, and forgets old ones. */
export function KeyViewsMenu({ view, userId, actions }: KeyViewsMenuProps) {
  const t = useTranslations("keys.views");
  const [wasOpened, setWasOpened] = useState(false);
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const { data, error } = useQuery({ ...savedViewsQuery(), enabled: wasOpened });
  const own = data?.savedViews ?? [];
  const now = viewQuery(view);
  const builtIn = BUILT_IN_VIEWS.map((id) => ({ id, shown: builtInView(id, userId) }));
  const current =
    builtIn.find(({ shown }) => viewQuery(shown) === now)?.id ?? own.find(({ query }) => query === now);
  const name = current === undefined ? null : typeof current === "string" ? t(current) : current.viewName;
  return (
    <>
      <Menu
        align="start"
        onOpenChange={(isOpen) => isOpen && setWasOpened(true)}
        trigger={
          <Button icon={<Bookmark {...ICON} />} className="max-w-60">
            <span className="truncate">{name === null ? t("button") : t("buttonOf", { name })}</span>
          </Button>
        }
      >
        <MenuGroup label={t("builtIn")}>
          {builtIn.map(({ id, shown }) => (
            <ViewLink
              key={id}
              href={keyListHref({ ...shown, pageSize: view.pageSize })}
              isCurrent={current === id}
            >
              {t(id)}
            </ViewLink>
          ))}
        </MenuGroup>
        <MenuSeparator />
        <MenuGroup label={t("own")}>
          {own.map((saved) => (
            <ViewLink
              key={saved.viewId}
              href={keyListHref(savedListView(saved, view))}
              isCurrent={saved.query === now}
            >
              {saved.viewName}
            </ViewLink>
          ))}
          {own.length === 0 && (
            <p className="px-2.5 py-1.5 text-ink-2 text-sm">
              {error !== null ? t("failed") : t(data === undefined ? "loading" : "none")}
            </p>
          )}
        </MenuGroup>
        <MenuSeparator />
        <MenuItem icon={<Plus {...ICON} />} onClick={() => setDialog("save")}>
          {t("save")}
        </MenuItem>
        <MenuItem
          icon={<Settings2 {...ICON} />}
          onClick={() => setDialog("manage")}
          isDisabled={own.length === 0}
        >
          {t("manage")}
        </MenuItem>
      </Menu>
      <SaveViewDialog
        open={dialog === "save"}
        onOpenChange={(isOpen) => setDialog(isOpen ? "save" : null)}
        query={now}
        save={actions.save}
      />
      <ManageViewsDialog
        open={dialog === "manage"}
        onOpenChange={(isOpen) => setDialog(isOpen ? "manage" : null)}
        views={own}
        actions={actions}
      />
    </>
  );
}

function ViewLink({
  href,
  isCurrent,
  children,
}: {
  href: ReturnType<typeof keyListHref>;
  isCurrent: boolean;
  children: string;
}) {
  return (
    <MenuLink
      href={href}
      isCurrent={isCurrent}
      icon={isCurrent ? <Check aria-hidden="true" className="size-4 text-accent" /> : <span />}
    >
      <span className="min-w-0 truncate">{children}</span>
    </MenuLink>
  );
}
