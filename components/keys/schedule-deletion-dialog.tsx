"use client";

import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { BlastRadiusDialog } from "@/components/blast-radius/blast-radius-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { formatDate, formatExactTime } from "@/lib/format/time";
import { type KeyMetadata, PENDING_WINDOW_IN_DAYS } from "@/lib/keys/schema";
import type { KeyActs } from "./key-acts";
import type { KeyDialog } from "./key-dialog";
import { confirmName, keyName } from "./key-name";
import { daysAfter } from "./rotation";

/** Long enough to notice in a monthly job that something still needs the key. */
const USUAL_WINDOW_IN_DAYS = 30;
const MINUTE_MS = 60_000;

export interface ScheduleDeletionDialogProps {
  shownKey: KeyMetadata;
  scheduleDeletion: KeyActs["scheduleDeletion"];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Opens another dialog in place of this one. */
  onInstead: (dialog: KeyDialog) => void;
}

/** Asks for the waiting period after which a key is destroyed, and shows who would notice. */
export function ScheduleDeletionDialog({
  shownKey,
  scheduleDeletion,
  ...props
}: ScheduleDeletionDialogProps) {
  const t = useTranslations("keys.deletion");
  const { notify } = useToast();
  const zone = { locale: useLocale(), timeZone: useTimeZone() ?? "UTC" };
  const now = useNow({ updateInterval: MINUTE_MS });
  const [days, setDays] = useState(String(USUAL_WINDOW_IN_DAYS));
  const [attempts, setAttempts] = useState(0);
  const deleteAt = isWindow(days) ? daysAfter(now, Number(days)) : null;
  const name = keyName(shownKey);
  const date = deleteAt === null ? "" : formatDate(deleteAt, zone);
  const checkFields = () => {
    setAttempts((count) => count + 1);
    return isWindow(days);
  };
  return (
    <BlastRadiusDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      keyId={shownKey.keyId}
      name={confirmName(shownKey)}
      asksName="always"
      title={t("title", { name })}
      description={t("description")}
      effects={[t("calls"), t("data"), t("back")]}
      saferWay={<SaferWay shownKey={shownKey} onInstead={props.onInstead} />}
      blocked={
        shownKey.deletionProtection === "Enabled" ? (
          <Protected shownKey={shownKey} onInstead={props.onInstead} />
        ) : undefined
      }
      checkFields={checkFields}
      confirmLabel={deleteAt === null ? t("confirm") : t("confirmOn", { date })}
      act={({ overrideReason }) => scheduleDeletion(shownKey.keyId, Number(days), overrideReason)}
      onDone={() => {
        props.onOpenChange(false);
        notify({ title: t("done", { name, date }) });
      }}
    >
      <WindowField
        days={days}
        onDays={setDays}
        attempts={attempts}
        note={deleteAt === null ? t("noDate") : t("destroyedAt", { at: formatExactTime(deleteAt, zone) })}
      />
    </BlastRadiusDialog>
  );
}

interface WindowFieldProps {
  days: string;
  onDays: (days: string) => void;
  attempts: number;
  note: string;
}

function WindowField({ days, onDays, attempts, note }: WindowFieldProps) {
  const t = useTranslations("keys.deletion");
  const input = useRef<HTMLInputElement>(null);
  const hasFault = attempts > 0 && !isWindow(days);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an attempt moves the focus, not each letter.
  useEffect(() => {
    if (hasFault) input.current?.focus();
  }, [attempts]);
  return (
    <div className="grid gap-1.5">
      <Field
        label={t("window")}
        help={t("windowHelp", PENDING_WINDOW_IN_DAYS)}
        error={hasFault ? t("windowFault", PENDING_WINDOW_IN_DAYS) : undefined}
      >
        <div className="max-w-[200px]">
          <Input
            ref={input}
            name="pendingWindowInDays"
            type="number"
            inputMode="numeric"
            min={PENDING_WINDOW_IN_DAYS.min}
            max={PENDING_WINDOW_IN_DAYS.max}
            suffix={t("days")}
            value={days}
            onChange={(event) => onDays(event.target.value)}
          />
        </div>
      </Field>
      <p aria-live="polite" className="num text-ink-2 text-sm">
        {note}
      </p>
    </div>
  );
}

function SaferWay({ shownKey, onInstead }: Pick<ScheduleDeletionDialogProps, "shownKey" | "onInstead">) {
  const t = useTranslations("keys.deletion.safer");
  if (shownKey.keyState === "Disabled") return <Callout>{t("isDisabled")}</Callout>;
  if (shownKey.keyState !== "Enabled") return null;
  return (
    <Callout
      action={
        <Button size="sm" onClick={() => onInstead("disable")}>
          {t("disable")}
        </Button>
      }
    >
      {t("disableFirst")}
    </Callout>
  );
}

function Protected({ shownKey, onInstead }: Pick<ScheduleDeletionDialogProps, "shownKey" | "onInstead">) {
  const t = useTranslations("keys.deletion.protected");
  return (
    <Callout
      tone="warn"
      title={t("title")}
      action={
        <Button size="sm" onClick={() => onInstead("protection")}>
          {t("change")}
        </Button>
      }
    >
      {t("text")}
      {shownKey.deletionProtectionDescription !== "" && (
        <span className="block wrap-anywhere">
          {t("why", { description: shownKey.deletionProtectionDescription })}
        </span>
      )}
    </Callout>
  );
}

function isWindow(days: string): boolean {
  const count = Number(days);
  return (
    Number.isInteger(count) && count >= PENDING_WINDOW_IN_DAYS.min && count <= PENDING_WINDOW_IN_DAYS.max
  );
}
