"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export interface AlgorithmFieldProps {
  /** Those that fit the key. */
  names: readonly string[];
  value: string;
  onValueChange: (name: string) => void;
  /** Names that are kept only for those who can do no better. */
  weak?: readonly string[] | undefined;
}

/** One of the algorithms that fit the key. */
export function AlgorithmField({ names, value, onValueChange, weak = [] }: AlgorithmFieldProps) {
  const t = useTranslations("tool.algorithm");
  return (
    <Field label={t("label")}>
      <Select
        value={value}
        onValueChange={onValueChange}
        options={names.map((name) => ({
          value: name,
          label: name,
          ...(weak.includes(name) && { description: t("weak") }),
        }))}
      />
    </Field>
  );
}
