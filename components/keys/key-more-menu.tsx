"use client";

import { ChevronDown, Pencil, Power, PowerOff, ShieldCheck, Terminal, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { KeyMetadata } from "@/lib/keys/schema";
import { dialogReason, type KeyDialog } from "./key-dialog";
import { keyName } from "./key-name";
import { keyToolHref } from "./key-tool";

const ICON = { "aria-hidden": true, className: "size-4" } as const;

const EDITS = [
  { dialog: "description", Icon: Pencil },
  { dialog: "protection", Icon: ShieldCheck },
] as const;
const TURNS = [
  { dialog: "enable", Icon: Power },
  { dialog: "disable", Icon: PowerOff },
] as const;
const ENDS = [
  { dialog: "cancel-deletion", Icon: Undo2 },
  { dialog: "delete", Icon: Trash2 },
] as const;

export interface KeyMoreMenuProps {
  shownKey: KeyMetadata;
  onDialog: (dialog: KeyDialog) => void;
}

/** Everything one may do with a key; what is not possible says why. */
export function KeyMoreMenu({ shownKey, onDialog }: KeyMoreMenuProps) {
  const t = useTranslations("keys");
  const tReason = useTranslations();
  const name = keyName(shownKey);
  const item = ({ dialog, Icon }: { dialog: KeyDialog; Icon: typeof Pencil }) => {
    const reason = dialogReason(shownKey, dialog);
    return (
      <MenuItem
        key={dialog}
        icon={<Icon {...ICON} />}
        onClick={() => onDialog(dialog)}
        isDisabled={reason !== null}
        note={reason === null ? undefined : tReason(reason)}
        tone={dialog === "delete" ? "bad" : undefined}
      >
        {t(`dialog.${dialog}`)}
      </MenuItem>
    );
  };
  return (
    <Menu
      trigger={
        <Button aria-label={t("menu.of", { name })}>
          {t("menu.more")}
          <ChevronDown {...ICON} />
        </Button>
      }
    >
      {EDITS.map(item)}
      {shownKey.keyState === "Enabled" ? (
        <MenuLink href={keyToolHref(shownKey)} icon={<Terminal {...ICON} />}>
          {t("menu.tool")}
        </MenuLink>
      ) : (
        <MenuItem
          icon={<Terminal {...ICON} />}
          onClick={() => {}}
          isDisabled
          note={t(`why.state.${shownKey.keyState}`)}
        >
          {t("menu.tool")}
        </MenuItem>
      )}
      <MenuSeparator />
      {TURNS.map(item)}
      <MenuSeparator />
      {ENDS.map(item)}
    </Menu>
  );
}
