"use client";

import { ArrowRightLeft, Copy, Ellipsis, FolderOpen, ScrollText, Terminal, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { auditHref } from "@/components/audit/links";
import { keyHref, onlineToolHref } from "@/components/keys/links";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { useCopy } from "@/components/ui/use-copy";
import type { AliasInfo } from "@/lib/aliases/schema";
import type { AliasActions } from "./alias-actions";
import { DeleteAliasDialog } from "./delete-alias-dialog";
import { MoveAliasDialog } from "./move-alias-dialog";

const ICON = { "aria-hidden": true, className: "size-4" } as const;

export interface AliasRowMenuProps {
  alias: AliasInfo;
  actions: AliasActions;
  /** The page of its key is open already. */
  isOfOpenKey: boolean;
}

/** What one may do with an alias. */
export function AliasRowMenu({ alias, actions, isOfOpenKey }: AliasRowMenuProps) {
  const t = useTranslations("aliases.menu");
  const ui = useTranslations("ui");
  const { notify } = useToast();
  const { copy } = useCopy();
  const [asked, setAsked] = useState<"move" | "delete" | null>(null);
  const { aliasName } = alias;
  const copyArn = async () => {
    const isDone = await copy(alias.aliasArn);
    notify(
      isDone ? { title: t("arnCopied", { name: aliasName }) } : { title: ui("copyFailed"), tone: "bad" },
    );
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("of", { name: aliasName })} tooltip={false} icon={<Ellipsis {...ICON} />} />
        }
      >
        {!isOfOpenKey && (
          <MenuLink href={keyHref(alias.keyId)} icon={<FolderOpen {...ICON} />}>
            {t("openKey")}
          </MenuLink>
        )}
        <MenuLink href={onlineToolHref(aliasName)} icon={<Terminal {...ICON} />}>
          {t("tool")}
        </MenuLink>
        <MenuLink href={auditHref({ resource: aliasName })} icon={<ScrollText {...ICON} />}>
          {t("audit")}
        </MenuLink>
        <MenuItem icon={<Copy {...ICON} />} onClick={copyArn}>
          {t("copyArn")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<ArrowRightLeft {...ICON} />} onClick={() => setAsked("move")}>
          {t("move")}
        </MenuItem>
        <MenuItem icon={<Trash2 {...ICON} />} tone="bad" onClick={() => setAsked("delete")}>
          {t("delete")}
        </MenuItem>
      </Menu>
      <MoveAliasDialog
        alias={alias}
        move={actions.move}
        open={asked === "move"}
        onOpenChange={(opens) => setAsked(opens ? "move" : null)}
      />
      <DeleteAliasDialog
        alias={alias}
        remove={actions.remove}
        open={asked === "delete"}
        onOpenChange={(opens) => setAsked(opens ? "delete" : null)}
      />
    </>
  );
}
