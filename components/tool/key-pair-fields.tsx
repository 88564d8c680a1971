"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatExactTime } from "@/lib/format/time";
import type { StatefulOperation } from "@/lib/keys/key-state";
import { KeyPicker } from "./key-picker";
import type { KeyPairChoice } from "./use-key-pair";

export interface KeyPairFieldsProps {
  operation: StatefulOperation;
  pair: KeyPairChoice;
  onKeyTextChange: (keyText: string) => void;
  keyText: string;
  forgetOn: <Value>(change: (value: Value) => void) => (value: Value) => void;
  showsProblems: boolean;
}

/** A key pair and the version to use: chosen from the list, or typed where there is none to choose from. */
export function KeyPairFields({ operation, pair, forgetOn, showsProblems, ...key }: KeyPairFieldsProps) {
  const keys = useTranslations("tool.key");
  return (
    <>
      <KeyPicker
        operation={operation}
        value={key.keyText}
        onValueChange={forgetOn(key.onKeyTextChange)}
        error={showsProblems && pair.keyId === "" ? keys("missing") : undefined}
      />
      <VersionField pair={pair} onWanted={forgetOn(pair.setWanted)} showsProblems={showsProblems} />
    </>
  );
}

interface VersionFieldProps {
  pair: KeyPairChoice;
  onWanted: (keyVersionId: string) => void;
  showsProblems: boolean;
}

function VersionField({ pair, onWanted, showsProblems }: VersionFieldProps) {
  const t = useTranslations("tool.version");
  const zone = { locale: useLocale(), timeZone: useTimeZone() ?? "UTC" };
  const { versions } = pair;
  if (versions !== null && versions.length > 0) {
    return (
      <Field label={t("label")} help={t("help")}>
        <Select
          isMono
          value={pair.keyVersionId}
          onValueChange={onWanted}
          options={versions.map(({ keyVersionId, creationDate }) => ({
            value: keyVersionId,
            label: keyVersionId,
            description: t("created", { time: formatExactTime(new Date(creationDate), zone) }),
          }))}
        />
      </Field>
    );
  }
  return (
    <Field
      label={t("label")}
      help={t("typeHelp")}
      error={showsProblems && !pair.isVersionValid ? t("missing") : undefined}
    >
      <Input
        isMono
        value={pair.wanted}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onWanted(event.currentTarget.value)}
      />
    </Field>
  );
}
