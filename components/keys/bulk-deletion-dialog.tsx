"use client";

import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatDate } from "@/lib/format/time";
import { type KeyMetadata, PENDING_WINDOW_IN_DAYS } from "@/lib/keys/schema";
import { BulkKeys } from "./bulk-keys";

const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;

export interface BulkDeletionDialogProps {
  keys: readonly KeyMetadata[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  isBusy: boolean;
  onConfirm: (pendingWindowInDays: number) => void;
  /** The safer way. */
  onDisableInstead: () => void;
}

/** Asks for the waiting period and for the number of keys, says when they go, and offers to disable them instead. */
export function BulkDeletionDialog(props: BulkDeletionDialogProps) {
  const t = useTranslations("keys.bulk.deletion");
  const zone = { locale: useLocale(), timeZone: useTimeZone() ?? "UTC" };
  const formId = useId();
  const form = useDeletionForm(props);
  const count = props.keys.length;
  const date = formatDate(form.deleteAt, zone);
  return (
    <AlertDialog
      size="lg"
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t("title", { count })}
      description={t("description")}
      confirmLabel={form.isDaysValid ? t("confirm", { count, date }) : t("confirmUndated", { count })}
      formId={formId}
      isBusy={props.isBusy}
    >
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        <li>{t("calls")}</li>
        <li>{t("data")}</li>
        <li>{t("inUse")}</li>
      </ul>
      <BulkKeys kind="scheduleDeletion" keys={props.keys} />
      <Callout
        title={t("safer.title")}
        action={
          <Button size="sm" onClick={props.onDisableInstead}>
            {t("safer.action")}
          </Button>
        }
      >
        {t("safer.text")}
      </Callout>
      <form id={formId} noValidate onSubmit={form.submit} className="grid gap-3.5">
        <Field
          label={t("days")}
          help={t("daysHelp", PENDING_WINDOW_IN_DAYS)}
          error={form.isDaysValid ? undefined : t("daysWrong", PENDING_WINDOW_IN_DAYS)}
        >
          <div className="max-w-[180px]">
            <Input
              type="number"
              inputMode="numeric"
              suffix={t("daysUnit")}
              {...PENDING_WINDOW_IN_DAYS}
              value={form.days}
              onChange={(event) => form.setDays(event.currentTarget.value)}
            />
          </div>
        </Field>
        <Field
          label={t.rich("typed", { count, b: (words) => <b className="font-semibold">{words}</b> })}
          error={form.isTypedWrong ? t("typedWrong", { count }) : undefined}
        >
          <div className="max-w-[180px]">
            <Input
              ref={form.typedInput}
              inputMode="numeric"
              autoComplete="off"
              value={form.typed}
              onChange={(event) => form.setTyped(event.currentTarget.value)}
            />
          </div>
        </Field>
      </form>
    </AlertDialog>
  );
}

/** What is entered; begins anew at each opening. */
function useDeletionForm({ keys, open, isBusy, onConfirm }: BulkDeletionDialogProps) {
  const now = useNow();
  const typedInput = useRef<HTMLInputElement>(null);
  const [wasOpen, setWasOpen] = useState(open);
  const [days, setDays] = useState(String(USUAL_DAYS));
  const [typed, setTyped] = useState("");
  const [attempts, setAttempts] = useState(0);
  if (open !== wasOpen) {
    setWasOpen(open);
    setDays(String(USUAL_DAYS));
    setTyped("");
    setAttempts(0);
  }
  const window = Number(days);
  const isDaysValid =
    Number.isInteger(window) && window >= PENDING_WINDOW_IN_DAYS.min && window <= PENDING_WINDOW_IN_DAYS.max;
  const isTypedRight = typed.trim() === String(keys.length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an attempt moves the focus, not each letter.
  useEffect(() => {
    if (attempts > 0 && !isTypedRight) typedInput.current?.focus();
  }, [attempts]);
  return {
    days,
    setDays,
    typed,
    setTyped,
    typedInput,
    isDaysValid,
    isTypedWrong: attempts > 0 && !isTypedRight,
    deleteAt: new Date(now.getTime() + (isDaysValid ? window : 0) * DAY_MS),
    submit: (event: FormEvent) => {
      event.preventDefault();
      setAttempts(attempts + 1);
      if (isDaysValid && isTypedRight && !isBusy) onConfirm(window);
    },
  };
}
