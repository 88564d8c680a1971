"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import type { ActionState } from "@/lib/console/action-state";
import { ExpiryChoice } from "./expiry-choice";
import { readUpload, type UploadFaults, type UploadInput, type UploadValue } from "./upload-value";
import { WrappedSource } from "./wrapped-source";

/** What an import answers. */
export interface Imported {
  keyState: string;
  keyCheckValue: string;
  materialExpireTime: string;
}

export interface UploadFormProps {
  value: UploadValue;
  onValue: (changes: Partial<UploadValue>) => void;
  /** The material of key pairs is permanent. */
  canExpire: boolean;
  fileName: string;
  importMaterial: (input: UploadInput) => Promise<ActionState<Imported>>;
  onImported: (imported: Imported) => void;
}

/** Takes the wrapped material and when it expires, and imports it. A refusal shows in place. */
export function UploadForm({ value, onValue, canExpire, fileName, ...props }: UploadFormProps) {
  const t = useTranslations("keyImport.upload");
  const timeZone = useTimeZone() ?? "UTC";
  const [faults, setFaults] = useState<UploadFaults>({});
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const change = (changes: Partial<UploadValue>) => {
    setFaults({});
    onValue(changes);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const { input, faults: found } = readUpload(value, { timeZone, now: new Date() });
    setFaults(found ?? {});
    setRefusal(null);
    if (input === null) return;
    startTransition(async () => {
      const state = await settle(props.importMaterial(input));
      if (state.status === "refused") setRefusal(state);
      if (state.status === "done") props.onImported(state.result);
    });
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <WrappedSource value={value} onValue={change} fault={faults.material} fileName={fileName} />
      {canExpire ? (
        <ExpiryChoice
          value={value.expiry}
          onValue={(expiry) => change({ expiry })}
          error={faults.expiry === undefined ? undefined : t(`fault.${faults.expiry}`)}
        />
      ) : (
        <p className="max-w-[72ch] text-ink-2">{t("permanent")}</p>
      )}
      {refusal !== null && <RefusalPanel refusal={refusal} />}
      <div>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
