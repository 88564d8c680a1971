"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";

export interface ExpiryChoiceProps {
  /** What was typed into the field; `null` for never. */
  value: string | null;
  onValue: (value: string | null) => void;
  error: string | undefined;
}

/** Whether the material goes by itself, and when. */
export function ExpiryChoice({ value, onValue, error }: ExpiryChoiceProps) {
  const t = useTranslations("keyImport.upload.expiry");
  const timeZone = useTimeZone() ?? "UTC";
  return (
    <div className="grid gap-3">
      <RadioCards
        legend={t("legend")}
        columns={2}
        value={value === null ? "never" : "at"}
        onValueChange={(choice) => onValue(choice === "never" ? null : "")}
        options={[
          { value: "never", label: t("never"), description: t("neverHelp") },
          { value: "at", label: t("at"), description: t("atHelp") },
        ]}
      />
      {value !== null && (
        <Field label={t("time")} help={t("zone", { zone: timeZone })} error={error} className="max-w-[260px]">
          <Input
            type="datetime-local"
            name="keyMaterialExpireUnix"
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
        </Field>
      )}
    </div>
  );
}
