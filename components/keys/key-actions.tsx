"use client";

import { Pencil, Power, PowerOff, Terminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { KeyMetadata } from "@/lib/keys/schema";
import { EditDescription, type UpdateDescription } from "./edit-description";
import { keyName } from "./key-name";
import { KeySwitchDialog } from "./key-switch-dialog";
import { onlineToolHref } from "./links";
import { possibleTurn, type SwitchKey } from "./switch-key";

export interface KeyActionsProps {
  shownKey: KeyMetadata;
  switchKey: SwitchKey;
  updateDescription: UpdateDescription;
  /** The dialog to open at once, as a link from elsewhere asked; it leaves the URL then. */
  wanted: string | undefined;
}

const ICON = { "aria-hidden": true, className: "size-4" } as const;

/** What one may do with this key, the main act by its state. */
export function KeyActions({ shownKey, switchKey, updateDescription, wanted }: KeyActionsProps) {
  const t = useTranslations("keys");
  const turn = possibleTurn(shownKey.keyState);
  const [isAsking, setIsAsking] = useState(turn !== null && wanted === turn);
  useEffect(() => {
    if (wanted === undefined) return;
    const url = new URL(window.location.href);
    url.searchParams.delete("action");
    window.history.replaceState(null, "", url);
  }, [wanted]);
  return (
    <>
      {shownKey.keyState !== "PendingDeletion" && (
        <EditDescription
          keyId={shownKey.keyId}
          description={shownKey.description}
          updateDescription={updateDescription}
          trigger={<Button icon={<Pencil {...ICON} />}>{t("description.edit")}</Button>}
        />
      )}
      {shownKey.keyState === "Enabled" && (
        <LinkButton href={onlineToolHref(shownKey.keyId)} icon={<Terminal {...ICON} />}>
          {t("menu.tool")}
        </LinkButton>
      )}
      {turn !== null && (
        <>
          <Button
            variant={turn === "enable" ? "primary" : "default"}
            icon={turn === "enable" ? <Power {...ICON} /> : <PowerOff {...ICON} />}
            onClick={() => setIsAsking(true)}
          >
            {t(`switch.${turn}.button`)}
          </Button>
          <KeySwitchDialog
            keyId={shownKey.keyId}
            name={keyName(shownKey)}
            turn={turn}
            switchKey={switchKey}
            open={isAsking}
            onOpenChange={setIsAsking}
          />
        </>
      )}
    </>
  );
}
