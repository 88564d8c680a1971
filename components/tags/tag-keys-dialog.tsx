"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { type TagRow, TagRows } from "@/components/keys/tag-rows";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { tagsSchema } from "@/lib/keys/schema";
import { ChooseKeys } from "./choose-keys";
import type { KeyTagPair, NamedKey, TagActions } from "./tag-actions";
import { TagOutcome } from "./tag-outcome";
import { useTagDialog } from "./use-tag-dialog";

export interface TagKeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The keys that get the tags; when left out, they are chosen here. */
  keys?: readonly NamedKey[] | undefined;
  /** Filled in at the beginning. */
  initialTag?: KeyTagPair | undefined;
  tag: TagActions["tag"];
}

const EMPTY_TAG: KeyTagPair = { tagKey: "", tagValue: "" };

const rowsOf = (tag: KeyTagPair): readonly TagRow[] => [{ id: 0, ...tag }];

/** Puts tags on keys. A tag with the same key gets the new value; other tags of the keys stay. */
export function TagKeysDialog(props: TagKeysDialogProps) {
  const { open, onOpenChange, initialTag = EMPTY_TAG, tag } = props;
  const t = useTranslations("tags.add");
  const formId = useId();
  const { notify } = useToast();
  const [rows, setRows] = useState(() => rowsOf(initialTag));
  const [chosen, setChosen] = useState<readonly NamedKey[]>([]);
  const keys = props.keys ?? chosen;
  const count = keys.length;
  const begin = () => {
    setRows(rowsOf(initialTag));
    setChosen([]);
    dialog.reset();
  };
  const dialog = useTagDialog(() => {
    onOpenChange(false);
    begin();
    notify({ title: t("done", { count }) });
  });
  const tags = rows.map(({ tagKey, tagValue }) => ({ tagKey, tagValue }));
  const isValid = tags.length > 0 && tagsSchema.safeParse(tags).success;
  const move = (opens: boolean) => {
    begin();
    onOpenChange(opens);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    dialog.setHasTried(true);
    if (!isValid || count === 0 || dialog.isBusy) return;
    dialog.run(keys, (some) => tag(some, tags));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={move}
      title={props.keys === undefined ? t("title") : t("titleOf", { count, name: keys[0]?.name ?? "" })}
      description={t("description")}
      footer={
        <>
          <DialogClose>{t("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" isBusy={dialog.isBusy}>
            {t("submit", { count })}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        <TagOutcome outcome={dialog.outcome} count={count} />
        <TagRows rows={rows} onRows={setRows} error={dialog.hasTried && !isValid ? t("fault") : undefined} />
        {props.keys === undefined && (
          <ChooseKeys
            chosen={chosen}
            onChosen={setChosen}
            error={dialog.hasTried && count === 0 ? t("noKey") : undefined}
          />
        )}
      </form>
    </Dialog>
  );
}
