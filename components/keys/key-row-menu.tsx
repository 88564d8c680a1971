"use client";

import { Copy, Ellipsis, FolderOpen, Power, PowerOff, ScrollText, Terminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { useCopy } from "@/components/ui/use-copy";
import type { KeyMetadata } from "@/lib/keys/schema";
import { keyName } from "./key-name";
import { KeySwitchDialog } from "./key-switch-dialog";
import { keyToolHref } from "./key-tool";
import { keyHref } from "./links";
import { noSwitchReason, possibleTurn, type SwitchKey } from "./switch-key";

const ICON = { "aria-hidden": true, className: "size-4" } as const;

/** What one may do with a key of the list. */
export function KeyRowMenu({ shownKey, switchKey }: { shownKey: KeyMetadata; switchKey: SwitchKey }) {
  const t = useTranslations("keys");
  const ui = useTranslations("ui");
  const { notify } = useToast();
  const { copy } = useCopy();
  const [isAsking, setIsAsking] = useState(false);
  const name = keyName(shownKey);
  const turn = possibleTurn(shownKey.keyState);
  const copyAndTell = async (text: string, title: string) => {
    const isDone = await copy(text);
    notify(isDone ? { title } : { title: ui("copyFailed"), tone: "bad" });
  };
  return (
    <>
      <Menu
        trigger={<IconButton label={t("menu.of", { name })} tooltip={false} icon={<Ellipsis {...ICON} />} />}
      >
        <MenuLink href={keyHref(shownKey.keyId)} icon={<FolderOpen {...ICON} />}>
          {t("menu.open")}
        </MenuLink>
        <MenuLink href={keyToolHref(shownKey)} icon={<Terminal {...ICON} />}>
          {t("menu.tool")}
        </MenuLink>
        <MenuLink href={keyHref(shownKey.keyId, "audit")} icon={<ScrollText {...ICON} />}>
          {t("menu.audit")}
        </MenuLink>
        <MenuSeparator />
        <MenuItem
          icon={<Copy {...ICON} />}
          onClick={() => copyAndTell(shownKey.keyId, t("menu.idCopied", { name }))}
        >
          {t("menu.copyId")}
        </MenuItem>
        <MenuItem
          icon={<Copy {...ICON} />}
          onClick={() => copyAndTell(shownKey.arn, t("menu.arnCopied", { name }))}
        >
          {t("menu.copyArn")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={turn === "enable" ? <Power {...ICON} /> : <PowerOff {...ICON} />}
          onClick={() => setIsAsking(true)}
          isDisabled={turn === null}
          note={turn === null ? t(`noSwitch.${noSwitchReason(shownKey.keyState)}`) : undefined}
        >
          {t(`switch.${turn ?? "disable"}.button`)}
        </MenuItem>
      </Menu>
      {turn !== null && (
        <KeySwitchDialog
          keyId={shownKey.keyId}
          name={name}
          turn={turn}
          switchKey={switchKey}
          open={isAsking}
          onOpenChange={setIsAsking}
        />
      )}
    </>
  );
}
