"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { useToast } from "@/components/ui/toast";
import type { KeyMetadata } from "@/lib/keys/schema";
import type { KeyActs } from "./key-acts";
import { keyName } from "./key-name";

export interface CancelDeletionDialogProps {
  shownKey: KeyMetadata;
  cancelDeletion: KeyActs["cancelDeletion"];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Keeps a key that was to be destroyed, and says in which state it will be. */
export function CancelDeletionDialog({
  shownKey,
  cancelDeletion,
  open,
  onOpenChange,
}: CancelDeletionDialogProps) {
  const t = useTranslations("keys.cancelDeletion");
  const { notify } = useToast();
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const name = keyName(shownKey);
  const cancel = () =>
    startTransition(async () => {
      const state = await settle(cancelDeletion(shownKey.keyId));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      onOpenChange(false);
      notify({ title: t("done", { name }) });
    });
  const move = (isOpen: boolean) => {
    if (isOpen) setRefusal(null);
    onOpenChange(isOpen);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={move}
      tone="primary"
      title={t("title", { name })}
      description={t("description")}
      confirmLabel={t("confirm")}
      dismissLabel={t("dismiss")}
      isBusy={isBusy}
      onConfirm={cancel}
    >
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        <li>{t("state")}</li>
        <li>{t("back")}</li>
      </ul>
      {refusal !== null && <RefusalPanel refusal={refusal} />}
    </AlertDialog>
  );
}
