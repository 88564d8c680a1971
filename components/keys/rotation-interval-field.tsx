"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { ROTATION_INTERVAL_IN_DAYS } from "@/lib/keys/schema";
import { isRotationInterval, ROTATION_PRESETS_IN_DAYS } from "./rotation";

const OWN = "own";

export interface RotationIntervalFieldProps {
  days: string;
  onDays: (days: string) => void;
  /** Days at most: fewer when a key is created. */
  max: number;
  /** Faults are said from the first attempt to save on. */
  hasTried: boolean;
  isDisabled?: boolean | undefined;
}

/** An interval of rotation: one of the usual ones, or any number of days within the bounds. */
export function RotationIntervalField({
  days,
  onDays,
  max,
  hasTried,
  isDisabled,
}: RotationIntervalFieldProps) {
  const t = useTranslations("keys.rotationPolicy");
  const presets = ROTATION_PRESETS_IN_DAYS.map(String);
  const [isOwn, setIsOwn] = useState(!presets.includes(days));
  const bounds = { min: ROTATION_INTERVAL_IN_DAYS.min, max };
  const hasFault = hasTried && isDisabled !== true && !isRotationInterval(Number(days), max);
  const choose = (value: string) => {
    setIsOwn(value === OWN);
    if (value !== OWN) onDays(value);
  };
  return (
    <div className="grid gap-2">
      <p aria-hidden="true" className="font-medium">
        {t("interval")}
      </p>
      <Segmented
        label={t("interval")}
        value={isOwn ? OWN : days}
        onValueChange={choose}
        isDisabled={isDisabled}
        options={[
          ...presets.map((value) => ({ value, label: t("days", { days: Number(value) }) })),
          { value: OWN, label: t("own") },
        ]}
      />
      {isOwn && (
        <Field
          label={t("ownLabel")}
          help={t("ownHelp", bounds)}
          error={hasFault ? t("ownFault", bounds) : undefined}
          isDisabled={isDisabled}
          className="max-w-[260px]"
        >
          <Input
            name="rotationInterval"
            type="number"
            inputMode="numeric"
            {...bounds}
            suffix={t("daysUnit")}
            value={days}
            onChange={(event) => onDays(event.target.value)}
          />
        </Field>
      )}
    </div>
  );
}
