"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { ChooseKeys } from "./choose-keys";
import type { KeyTagPair, NamedKey, TagActions } from "./tag-actions";
import { TagOutcome } from "./tag-outcome";
import { tagText } from "./tag-text";
import { useTagDialog } from "./use-tag-dialog";

export interface RemoveTagDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The tag that goes. */
  removed: KeyTagPair;
  actions: TagActions;
}

const UNDO_MAX = 50;

/** Takes one tag off some of the keys that have it. */
export function RemoveTagDialog({ open, onOpenChange, removed, actions }: RemoveTagDialogProps) {
  const t = useTranslations("tags.remove");
  const formId = useId();
  const { notify } = useToast();
  const [chosen, setChosen] = useState<readonly NamedKey[]>([]);
  const count = chosen.length;
  const name = tagText(removed);
  const putBack = async (keyIds: readonly string[]) => {
    const state = await settle(actions.tag(keyIds, [removed]));
    if (state.status === "refused") notify({ title: t("undoFailed", { name }), tone: "bad" });
    else notify({ title: t("undone", { name }) });
  };
  const dialog = useTagDialog(() => {
    const keyIds = chosen.map(({ keyId }) => keyId);
    onOpenChange(false);
    setChosen([]);
    notify({
      title: t("doneOne", { name, count }),
      ...(count <= UNDO_MAX ? { undo: { label: t("undo"), onUndo: () => putBack(keyIds) } } : {}),
    });
  });
  const move = (opens: boolean) => {
    setChosen([]);
    dialog.reset();
    onOpenChange(opens);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    dialog.setHasTried(true);
    if (count === 0 || dialog.isBusy) return;
    dialog.run(chosen, (some) => actions.untag(some, [removed.tagKey]));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={move}
      title={t("title", { name })}
      description={t("description")}
      footer={
        <>
          <DialogClose>{t("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" isBusy={dialog.isBusy}>
            {t("submitOne", { count })}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        <TagOutcome outcome={dialog.outcome} count={count} />
        <ChooseKeys
          withTag={removed}
          chosen={chosen}
          onChosen={setChosen}
          error={dialog.hasTried && count === 0 ? t("noKey") : undefined}
        />
      </form>
    </Dialog>
  );
}
