"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { VIEW_NAME_LENGTH } from "@/lib/saved-views/schema";
import { savedViewsQuery } from "./queries";
import type { ViewActions } from "./view-actions";

export interface SaveViewDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  query: string;
  save: ViewActions["save"];
}

/** Asks for the name under which the present view is kept. */
export function SaveViewDialog({ open, onOpenChange, query, save }: SaveViewDialogProps) {
  const t = useTranslations("keys.views");
  const ui = useTranslations("ui");
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { name, setName, problem, refusal, isTaken, isBusy, submit, reset } = useSaving({
    query,
    save,
    onSaved: () => onOpenChange(false),
  });
  const move = (isOpen: boolean) => {
    if (!isOpen) reset();
    onOpenChange(isOpen);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={move}
      size="sm"
      title={t("saveTitle")}
      description={t("saveDescription")}
      initialFocus={input}
      footer={
        <>
          <DialogClose>{ui("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {t(isTaken ? "replace" : "submit")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-3.5">
        <Field label={t("name")} error={problem === null ? undefined : t(problem, VIEW_NAME_LENGTH)}>
          <Input
            ref={input}
            value={name}
            maxLength={VIEW_NAME_LENGTH.max}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        {isTaken && (
          <Callout tone="warn" title={t("taken.title")}>
            {t("taken.text")}
          </Callout>
        )}
        {refusal !== null && <RefusalPanel refusal={refusal} />}
      </form>
    </Dialog>
  );
}

interface SavingOptions {
  query: string;
  save: ViewActions["save"];
  onSaved: () => void;
}

function useSaving({ query, save, onSaved }: SavingOptions) {
  const t = useTranslations("keys.views");
  const { notify } = useToast();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const viewName = name.trim();
  const isTaken = refusal?.code === "Rejected.ResourceExist";
  const reset = () => {
    setName("");
    setWasTried(false);
    setRefusal(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (viewName === "" || isBusy) return;
    startTransition(async () => {
      const state = await settle(save({ viewName, query, replace: isTaken }));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      await queries.invalidateQueries({ queryKey: savedViewsQuery().queryKey });
      notify({ title: t("saved", { name: viewName }) });
      reset();
      onSaved();
    });
  };
  return {
    name,
    setName: (next: string) => {
      setName(next);
      setRefusal(null);
    },
    problem: wasTried && viewName === "" ? ("nameMissing" as const) : null,
    refusal: isTaken ? null : refusal,
    isTaken,
    isBusy,
    submit,
    reset,
  };
}
