"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { ActionState } from "@/lib/console/action-state";
import { KEY_DESCRIPTION_LENGTH } from "@/lib/keys/schema";

export type UpdateDescription = (keyId: string, description: string) => Promise<ActionState<unknown>>;

export interface EditDescriptionProps {
  keyId: string;
  description: string;
  updateDescription: UpdateDescription;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Changes the description of a key in a dialog that counts its characters. */
export function EditDescription({ keyId, description, updateDescription, ...props }: EditDescriptionProps) {
  const t = useTranslations("keys.description");
  const formId = useId();
  const { notify } = useToast();
  const [wasOpen, setWasOpen] = useState(props.open);
  const [text, setText] = useState(description);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  if (props.open !== wasOpen) {
    setWasOpen(props.open);
    setText(description);
    setRefusal(null);
  }
  const save = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const state = await settle(updateDescription(keyId, text));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      props.onOpenChange(false);
      notify({ title: t("done") });
    });
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t("title")}
      footer={
        <>
          <DialogClose>{t("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} className="grid gap-3">
        {refusal !== null && <RefusalPanel refusal={refusal} />}
        <Field label={t("label")} help={t("help")}>
          <Textarea
            rows={4}
            maxLength={KEY_DESCRIPTION_LENGTH.max}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <p className="num text-right text-ink-2 text-xs">
          {t("count", { count: text.length, max: KEY_DESCRIPTION_LENGTH.max })}
        </p>
      </form>
    </Dialog>
  );
}
