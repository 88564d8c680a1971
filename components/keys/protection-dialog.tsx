"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { DELETION_PROTECTION_DESCRIPTION_LENGTH, type KeyMetadata } from "@/lib/keys/schema";
import type { SetDeletionProtection } from "./key-acts";

export interface ProtectionDialogProps {
  shownKey: KeyMetadata;
  setDeletionProtection: SetDeletionProtection;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Switches the deletion protection of a key and says why it is on. */
export function ProtectionDialog({
  shownKey,
  setDeletionProtection,
  open,
  onOpenChange,
}: ProtectionDialogProps) {
  const t = useTranslations("keys.protectionDialog");
  const formId = useId();
  const { notify } = useToast();
  const [entered, setEntered] = useState(() => protectionOf(shownKey));
  const [wasOpen, setWasOpen] = useState(open);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  if (open !== wasOpen) {
    setWasOpen(open);
    setEntered(protectionOf(shownKey));
    setRefusal(null);
  }
  const save = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const state = await settle(setDeletionProtection(shownKey.keyId, entered));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      onOpenChange(false);
      notify({ title: t(entered.isOn ? "doneOn" : "doneOff") });
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("help")}
      footer={
        <>
          <DialogClose>{t("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} className="grid gap-3.5">
        {refusal !== null && <RefusalPanel refusal={refusal} />}
        <Switch checked={entered.isOn} onCheckedChange={(isOn) => setEntered({ ...entered, isOn })}>
          {t("switch")}
        </Switch>
        <Field label={t("description")} help={t("descriptionHelp")} isDisabled={!entered.isOn} isOptional>
          <Textarea
            rows={3}
            maxLength={DELETION_PROTECTION_DESCRIPTION_LENGTH.max}
            disabled={!entered.isOn}
            value={entered.description}
            onChange={(event) => setEntered({ ...entered, description: event.target.value })}
          />
        </Field>
      </form>
    </Dialog>
  );
}

function protectionOf(key: KeyMetadata): { isOn: boolean; description: string } {
  return { isOn: key.deletionProtection === "Enabled", description: key.deletionProtectionDescription };
}
