"use client";

import { useNow, useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ExactTime } from "@/components/ui/relative-time";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import { type KeyMetadata, ROTATION_INTERVAL_IN_DAYS } from "@/lib/keys/schema";
import { ActWithReason } from "./act-with-reason";
import type { UpdateRotationPolicy } from "./key-acts";
import { keyReason } from "./key-reason";
import { daysAfter, isRotationInterval, nextRotation, readInterval } from "./rotation";
import { RotationIntervalField } from "./rotation-interval-field";

const USUAL_INTERVAL_IN_DAYS = "365";
const NEXT_DATES = 3;

export interface RotationDialogProps {
  shownKey: KeyMetadata;
  updateRotationPolicy: UpdateRotationPolicy;
}

/** Switches automatic rotation and sets its interval; shows the dates that follow before anything is saved. */
export function RotationDialog({ shownKey, updateRotationPolicy }: RotationDialogProps) {
  const t = useTranslations("keys");
  const tReason = useTranslations();
  const formId = useId();
  const { notify } = useToast();
  const reason = keyReason(shownKey, "UpdateRotationPolicy");
  const [isOpen, setIsOpen] = useState(false);
  const [isOn, setIsOn] = useState(true);
  const [days, setDays] = useState(USUAL_INTERVAL_IN_DAYS);
  const [hasTried, setHasTried] = useState(false);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const isValid = !isOn || isRotationInterval(Number(days));
  const open = () => {
    setIsOn(true);
    setDays(intervalOf(shownKey));
    setHasTried(false);
    setRefusal(null);
    setIsOpen(true);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (!isValid) return;
    startTransition(async () => {
      const state = await settle(updateRotationPolicy(shownKey.keyId, isOn ? Number(days) : null));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      setIsOpen(false);
      notify({ title: t(isOn ? "rotationPolicy.doneOn" : "rotationPolicy.doneOff") });
    });
  };
  return (
    <>
      <ActWithReason reason={reason === null ? null : tReason(reason)} onClick={open}>
        {t("rotationPolicy.change")}
      </ActWithReason>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t("rotationPolicy.dialogTitle")}
        description={t("rotationPolicy.does")}
        footer={
          <>
            <DialogClose>{t("description.cancel")}</DialogClose>
            <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
              {t("rotationPolicy.save")}
            </Button>
          </>
        }
      >
        <form id={formId} noValidate onSubmit={save} className="grid gap-3.5">
          {refusal !== null && <RefusalPanel refusal={refusal} />}
          <Switch checked={isOn} onCheckedChange={setIsOn}>
            {t("rotationPolicy.switch")}
          </Switch>
          <RotationIntervalField
            days={days}
            onDays={setDays}
            max={ROTATION_INTERVAL_IN_DAYS.max}
            hasTried={hasTried}
            isDisabled={!isOn}
          />
          <NextDates shownKey={shownKey} isOn={isOn} days={isOn && isValid ? Number(days) : null} />
        </form>
      </Dialog>
    </>
  );
}

interface NextDatesProps {
  shownKey: KeyMetadata;
  isOn: boolean;
  /** Null while there is none that is valid. */
  days: number | null;
}

/** The dates that a number of days leads to; says so when the first of them is past, or when there are none. */
function NextDates({ shownKey, isOn, days }: NextDatesProps) {
  const t = useTranslations("keys.rotationPolicy");
  const now = useNow();
  const next = days === null ? null : nextRotation(shownKey, days);
  return (
    <div className="grid min-h-[84px] content-start gap-2">
      {days !== null && next !== null && next <= now && (
        <Callout tone="warn" title={t("atOnce.title")}>
          {t("atOnce.text")}
        </Callout>
      )}
      {days !== null && next !== null && next > now && (
        <>
          <p className="font-medium">{t("nextDates")}</p>
          <ol className="grid gap-0.5 text-ink-2">
            {Array.from({ length: NEXT_DATES }, (_date, index) => daysAfter(next, index * days)).map((at) => (
              <li key={at.getTime()}>
                <ExactTime at={at} />
              </li>
            ))}
          </ol>
        </>
      )}
      {!isOn && <p className="text-ink-2">{t("noDates")}</p>}
    </div>
  );
}

function intervalOf(key: KeyMetadata): string {
  const interval = readInterval(key.rotationInterval);
  return interval?.unit === "days" ? String(interval.amount) : USUAL_INTERVAL_IN_DAYS;
}
