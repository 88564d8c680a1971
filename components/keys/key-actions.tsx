"use client";

import { Power, PowerOff, Terminal, Undo2, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { KeyMetadata } from "@/lib/keys/schema";
import type { KeyActs } from "./key-acts";
import { dialogReason, KEY_DIALOGS, type KeyDialog } from "./key-dialog";
import { KeyDialogs } from "./key-dialogs";
import { KeyMoreMenu } from "./key-more-menu";
import { keyToolHref } from "./key-tool";
import { importKeyMaterialHref } from "./links";

export interface KeyActionsProps {
  shownKey: KeyMetadata;
  acts: KeyActs;
  /** The dialog to open at once, as a link from elsewhere asked; it leaves the URL then. */
  wanted: string | undefined;
}

const ICON = { "aria-hidden": true, className: "size-4" } as const;

/** What one may do with this key, the main act by its state; everything else in the menu. */
export function KeyActions({ shownKey, acts, wanted }: KeyActionsProps) {
  const [dialog, setDialog] = useState(() => wantedDialog(shownKey, wanted));
  useEffect(() => {
    if (wanted === undefined) return;
    const url = new URL(window.location.href);
    url.searchParams.delete("action");
    window.history.replaceState(null, "", url);
  }, [wanted]);
  return (
    <>
      <KeyMoreMenu shownKey={shownKey} onDialog={setDialog} />
      <MainAct shownKey={shownKey} onDialog={setDialog} />
      <KeyDialogs shownKey={shownKey} acts={acts} dialog={dialog} onDialog={setDialog} />
    </>
  );
}

function MainAct({ shownKey, onDialog }: { shownKey: KeyMetadata; onDialog: (dialog: KeyDialog) => void }) {
  const t = useTranslations("keys");
  switch (shownKey.keyState) {
    case "Enabled":
      return (
        <>
          <Button icon={<PowerOff {...ICON} />} onClick={() => onDialog("disable")}>
            {t("switch.disable.button")}
          </Button>
          <LinkButton variant="primary" href={keyToolHref(shownKey)} icon={<Terminal {...ICON} />}>
            {t("menu.tool")}
          </LinkButton>
        </>
      );
    case "Disabled":
      return (
        <Button variant="primary" icon={<Power {...ICON} />} onClick={() => onDialog("enable")}>
          {t("switch.enable.button")}
        </Button>
      );
    case "PendingImport":
      return (
        <LinkButton
          variant="primary"
          href={importKeyMaterialHref(shownKey.keyId)}
          icon={<Upload {...ICON} />}
        >
          {t("menu.import")}
        </LinkButton>
      );
    case "PendingDeletion":
      return (
        <Button variant="primary" icon={<Undo2 {...ICON} />} onClick={() => onDialog("cancel-deletion")}>
          {t("cancelDeletion.button")}
        </Button>
      );
  }
}

/** A dialog is opened by a link only if the key still allows what it does. */
function wantedDialog(key: KeyMetadata, wanted: string | undefined): KeyDialog | null {
  const dialog = KEY_DIALOGS.find((name) => name === wanted) ?? null;
  return dialog === null || dialogReason(key, dialog) !== null ? null : dialog;
}
