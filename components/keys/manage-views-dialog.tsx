"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useToast } from "@/components/ui/toast";
import type { SavedView } from "@/lib/saved-views/schema";
import { savedViewsQuery } from "./queries";
import type { ViewActions } from "./view-actions";

export interface ManageViewsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  views: readonly SavedView[];
  actions: ViewActions;
}

/** One's own views, each with a button that forgets it; that can be taken back. */
export function ManageViewsDialog({ open, onOpenChange, views, actions }: ManageViewsDialogProps) {
  const t = useTranslations("keys.views");
  const ui = useTranslations("ui");
  const list = useRef<HTMLUListElement>(null);
  const { refusal, remove, isBusy } = useRemoving(actions, () => list.current?.focus());
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={t("manageTitle")}
      description={t("manageDescription")}
      footer={<DialogClose>{ui("close")}</DialogClose>}
    >
      {views.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ul ref={list} tabIndex={-1} aria-label={t("own")} className="-my-1 outline-none">
          {views.map((view) => (
            <li
              key={view.viewId}
              className="flex items-center gap-2 border-line border-b py-1 last:border-b-0"
            >
              <span className="min-w-0 flex-1 truncate">{view.viewName}</span>
              <IconButton
                label={t("delete", { name: view.viewName })}
                icon={<Trash2 aria-hidden="true" className="size-4" />}
                disabled={isBusy}
                onClick={() => remove(view)}
              />
            </li>
          ))}
        </ul>
      )}
      {refusal !== null && <RefusalPanel refusal={refusal} />}
    </Dialog>
  );
}

function useRemoving({ save, remove }: ViewActions, onRemoved: () => void) {
  const t = useTranslations("keys.views");
  const { notify } = useToast();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: savedViewsQuery().queryKey });
  const bringBack = async ({ viewName, query }: SavedView) => {
    const state = await settle(save({ viewName, query, replace: false }));
    if (state.status === "refused") notify({ title: t("undoFailed", { name: viewName }), tone: "bad" });
    await refresh();
  };
  const removeNow = async (view: SavedView) => {
    setIsBusy(true);
    const state = await settle(remove(view.viewId));
    setRefusal(state.status === "refused" ? state : null);
    if (state.status !== "refused") {
      await refresh();
      onRemoved();
      notify({
        title: t("deleted", { name: view.viewName }),
        undo: { label: t("undo"), onUndo: () => void bringBack(view) },
      });
    }
    setIsBusy(false);
  };
  return { refusal, isBusy, remove: (view: SavedView) => void removeNow(view) };
}
