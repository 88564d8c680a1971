"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { KeyMetadata } from "@/lib/keys/schema";
import { tagResourceSchema, untagResourceSchema } from "@/lib/tags/schema";
import type { BulkAct } from "./bulk-act";
import { BulkKeys } from "./bulk-keys";
import { type TagRow, TagRows } from "./tag-rows";

export interface BulkTagDialogProps {
  keys: readonly KeyMetadata[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  isBusy: boolean;
  onAct: (act: BulkAct) => void;
}

const FIRST_ROW: readonly TagRow[] = [{ id: 0, tagKey: "", tagValue: "" }];

/** Puts the same tags on several keys; a tag with the same key gets the new value. */
export function BulkTagDialog({ keys, open, onOpenChange, isBusy, onAct }: BulkTagDialogProps) {
  const t = useTranslations("keys.bulk.tag");
  const faults = useTranslations("keys.create.fault");
  const [rows, setRows] = useState(FIRST_ROW);
  const [wasTried, setWasTried] = useState(false);
  useAtOpening(open, () => {
    setRows(FIRST_ROW);
    setWasTried(false);
  });
  const tags = rows
    .filter(({ tagKey, tagValue }) => tagKey !== "" || tagValue !== "")
    .map(({ tagKey, tagValue }) => ({ tagKey, tagValue }));
  const isValid = tagResourceSchema.shape.tags.safeParse(tags).success;
  const submit = () => {
    setWasTried(true);
    if (isValid) onAct({ kind: "tag", tags });
  };
  return (
    <TagDialog
      {...{ keys, open, onOpenChange, isBusy }}
      kind="tag"
      title={t("title", { count: keys.length })}
      description={t("description")}
      submitLabel={t("submit", { count: keys.length })}
      onSubmit={submit}
    >
      <TagRows rows={rows} onRows={setRows} error={wasTried && !isValid ? faults("tags") : undefined} />
    </TagDialog>
  );
}

/** Takes tags off several keys by their keys, separated by blanks; what a key does not have is no error. */
export function BulkUntagDialog({ keys, open, onOpenChange, isBusy, onAct }: BulkTagDialogProps) {
  const t = useTranslations("keys.bulk.untag");
  const [text, setText] = useState("");
  const [wasTried, setWasTried] = useState(false);
  useAtOpening(open, () => {
    setText("");
    setWasTried(false);
  });
  const tagKeys = [...new Set(text.split(/[\s,]+/).filter((tagKey) => tagKey !== ""))];
  const isValid = untagResourceSchema.shape.tagKeys.safeParse(tagKeys).success;
  const submit = () => {
    setWasTried(true);
    if (isValid) onAct({ kind: "untag", tagKeys });
  };
  return (
    <TagDialog
      {...{ keys, open, onOpenChange, isBusy }}
      kind="untag"
      title={t("title", { count: keys.length })}
      description={t("description")}
      submitLabel={t("submit", { count: keys.length })}
      onSubmit={submit}
    >
      <Field label={t("keys")} help={t("keysHelp")} error={wasTried && !isValid ? t("keysWrong") : undefined}>
        <Input
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
    </TagDialog>
  );
}

interface TagDialogProps {
  keys: readonly KeyMetadata[];
  kind: "tag" | "untag";
  open: boolean;
  onOpenChange: (open: boolean) => void;
  isBusy: boolean;
  title: string;
  description: string;
  submitLabel: string;
  onSubmit: () => void;
  children: React.ReactNode;
}

function TagDialog({ keys, kind, isBusy, submitLabel, onSubmit, children, ...dialog }: TagDialogProps) {
  const ui = useTranslations("ui");
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return (
    <Dialog
      {...dialog}
      footer={
        <>
          <DialogClose>{ui("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <BulkKeys kind={kind} keys={keys} />
      <form id={formId} noValidate onSubmit={submit}>
        {children}
      </form>
    </Dialog>
  );
}

/** A dialog begins empty each time. */
function useAtOpening(open: boolean, reset: () => void): void {
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) reset();
  }
}
