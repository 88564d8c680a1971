"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { OVERRIDE_REASON_LENGTH } from "@/lib/keys/schema";
import type { ConsentState } from "./use-consent";

export interface ConsentFieldsProps {
  consent: ConsentState;
  /** What has to be typed. */
  name: string;
  recentUseDays: number | undefined;
}

/** A reason and the name, as far as they are needed. The first that is missing gets the focus. */
export function ConsentFields({ consent, name, recentUseDays }: ConsentFieldsProps) {
  const t = useTranslations("blastRadius");
  const { needs, faults, entered, change } = consent;
  const reason = useRef<HTMLTextAreaElement>(null);
  const typedName = useRef<HTMLInputElement>(null);
  const { attempts } = entered;
  const [firstFault] = faults;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an attempt moves the focus, not each letter.
  useEffect(() => {
    if (firstFault === "reason") reason.current?.focus();
    if (firstFault === "name") typedName.current?.focus();
  }, [attempts]);
  return (
    <>
      {needs.reason && (
        <Field
          label={t("reason.label")}
          help={
            recentUseDays === undefined || recentUseDays === 0
              ? t("reason.help")
              : t("reason.helpDays", { days: recentUseDays })
          }
          error={faults.includes("reason") ? t("reason.fault", OVERRIDE_REASON_LENGTH) : undefined}
        >
          <Textarea
            ref={reason}
            name="overrideReason"
            rows={2}
            maxLength={OVERRIDE_REASON_LENGTH.max}
            value={entered.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      )}
      {needs.name && (
        <Field
          label={t.rich("name.label", {
            name,
            b: (words) => <b className="font-semibold wrap-anywhere">{words}</b>,
          })}
          error={faults.includes("name") ? t("name.fault", { name }) : undefined}
        >
          <Input
            ref={typedName}
            name="typedName"
            autoComplete="off"
            spellCheck={false}
            value={entered.typedName}
            onChange={(event) => change({ typedName: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}
