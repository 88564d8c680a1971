"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { useToast } from "@/components/ui/toast";
import type { KeyTurn, SwitchKey } from "./switch-key";

export interface KeySwitchDialogProps {
  keyId: string;
  name: string;
  turn: KeyTurn;
  switchKey: SwitchKey;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says what enabling or disabling a key does, does it, and offers to take it back. */
export function KeySwitchDialog({ keyId, name, turn, switchKey, open, onOpenChange }: KeySwitchDialogProps) {
  const t = useTranslations("keys.switch");
  const { notify } = useToast();
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const change = (to: KeyTurn, isUndo: boolean) => {
    startTransition(async () => {
      const state = await settle(switchKey[to](keyId));
      if (state.status === "refused") {
        setRefusal(state);
        if (isUndo) notify({ title: t("undoFailed", { name }), tone: "bad" });
        return;
      }
      onOpenChange(false);
      const back = to === "enable" ? "disable" : "enable";
      notify({
        title: t(`${to}.done`, { name }),
        undo: isUndo ? undefined : { label: t("undo"), onUndo: () => change(back, true) },
      });
    });
  };
  const move = (isOpen: boolean) => {
    if (isOpen) setRefusal(null);
    onOpenChange(isOpen);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={move}
      tone={turn === "disable" ? "danger" : "primary"}
      title={t(`${turn}.title`, { name })}
      description={t(`${turn}.description`)}
      confirmLabel={t(`${turn}.confirm`)}
      isBusy={isBusy}
      onConfirm={() => change(turn, false)}
    >
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        <li>{t(`${turn}.calls`)}</li>
        <li>{t(`${turn}.data`)}</li>
        <li>{t(`${turn}.back`)}</li>
      </ul>
      {refusal !== null && <RefusalPanel refusal={refusal} />}
    </AlertDialog>
  );
}
