"use client";

import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ALIAS_NAME_LENGTH, ALIAS_PREFIX } from "@/lib/aliases/schema";
import { type AliasNameFault, withoutPrefix } from "./alias-name";

export interface AliasNameFieldProps {
  value: string;
  onValueChange: (value: string) => void;
  fault: AliasNameFault | "taken" | null;
  ref: Ref<HTMLInputElement>;
}

/** The name of a new alias; the prefix that every name has stands before it. */
export function AliasNameField({ value, onValueChange, fault, ref }: AliasNameFieldProps) {
  const t = useTranslations("aliases.name");
  return (
    <Field
      label={t("label")}
      help={t("help")}
      error={fault === null ? undefined : t(`fault.${fault}`, { max: ALIAS_NAME_LENGTH.max })}
    >
      <span className="relative block">
        <span
          aria-hidden="true"
          className="mono pointer-events-none absolute inset-y-0 left-3 z-10 flex items-center text-ink-2 max-md:text-[16px]!"
        >
          {ALIAS_PREFIX}
        </span>
        <Input
          ref={ref}
          isMono
          name="aliasName"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onValueChange(withoutPrefix(event.target.value))}
          className="max-md:pl-[72px]! pl-[59px]!"
        />
      </span>
    </Field>
  );
}
