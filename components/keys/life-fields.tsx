"use client";

import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import { ROTATION_INTERVAL_IN_DAYS } from "@/lib/keys/schema";
import { choiceReason } from "./key-intents";
import type { NewKeyFieldsProps } from "./purpose-fields";
import { RotationIntervalField } from "./rotation-interval-field";

/** Rotation, where the kind of key offers it, and deletion protection. */
export function LifeFields({ entries, change, hasTried }: NewKeyFieldsProps & { hasTried: boolean }) {
  const t = useTranslations("keys");
  const tErrors = useTranslations("errors");
  const reason = choiceReason(entries, "AutomaticRotation");
  const isRotated = entries.isRotated && reason === null;
  return (
    <fieldset className="grid gap-3">
      <legend className="float-left mb-0.5 font-medium">{t("create.life")}</legend>
      <div className="clear-both grid gap-1.5">
        <Switch
          checked={isRotated}
          disabled={reason !== null}
          onCheckedChange={(isOn) => change({ isRotated: isOn })}
        >
          {t("rotationPolicy.switch")}
        </Switch>
        <p className="max-w-[72ch] pl-[46px] text-ink-2 text-sm">
          {reason === null ? t("create.rotationHelp") : tErrors(`reason.${reason}.why`)}
        </p>
        {isRotated && (
          <div className="pt-1 pl-[46px]">
            <RotationIntervalField
              days={entries.rotationDays}
              onDays={(rotationDays) => change({ rotationDays })}
              max={ROTATION_INTERVAL_IN_DAYS.maxAtCreation}
              hasTried={hasTried}
            />
          </div>
        )}
      </div>
      <div className="grid gap-1.5">
        <Switch checked={entries.isProtected} onCheckedChange={(isProtected) => change({ isProtected })}>
          {t("protectionDialog.switch")}
        </Switch>
        <p className="max-w-[72ch] pl-[46px] text-ink-2 text-sm">{t("create.protectionHelp")}</p>
      </div>
    </fieldset>
  );
}
