"use client";

import { useTranslations } from "next-intl";
import { RadioCards } from "@/components/ui/radio-cards";
import { KEY_PURPOSES, type KeyPurpose, specsFor, unavailableSpecsFor, usualSpecOf } from "./key-intents";
import type { NewKeyEntries } from "./use-new-key";

const IMPORT = "import";

export interface NewKeyFieldsProps {
  entries: NewKeyEntries;
  change: (part: Partial<NewKeyEntries>) => void;
}

/** What the key is for, and from that which key specs fit. */
export function PurposeFields({ entries, change }: NewKeyFieldsProps) {
  const t = useTranslations("keys.create");
  const isImport = entries.origin === "EXTERNAL";
  const choosePurpose = (purpose: KeyPurpose) => change({ purpose, keySpec: usualSpecOf(purpose) });
  const chooseIntent = (intent: string) => {
    if (intent === IMPORT) change({ origin: "EXTERNAL" });
    const purpose = KEY_PURPOSES.find((name) => name === intent);
    if (purpose !== undefined) change({ origin: "Aliyun_KMS", purpose, keySpec: usualSpecOf(purpose) });
  };
  const purposes = KEY_PURPOSES.map((value) => ({
    value,
    label: t(`purpose.${value}.label`),
    description: t(`purpose.${value}.help`),
  }));
  return (
    <>
      <RadioCards
        legend={t("intent")}
        isImmutable
        name="intent"
        columns={2}
        value={isImport ? IMPORT : entries.purpose}
        onValueChange={chooseIntent}
        options={[
          ...purposes,
          { value: IMPORT, label: t("purpose.import.label"), description: t("purpose.import.help") },
        ]}
      />
      {isImport && (
        <RadioCards
          legend={t("importedFor")}
          isImmutable
          name="purpose"
          columns={3}
          value={entries.purpose}
          onValueChange={(value) => choosePurpose(value as KeyPurpose)}
          options={purposes.map(({ value, label }) => ({ value, label }))}
        />
      )}
      <SpecCards entries={entries} change={change} />
    </>
  );
}

function SpecCards({ entries: { purpose, keySpec }, change }: NewKeyFieldsProps) {
  const t = useTranslations("keys.create");
  const specs = specsFor(purpose);
  return (
    <RadioCards
      legend={t("spec")}
      isImmutable
      name="keySpec"
      columns={2}
      value={keySpec}
      onValueChange={(value) => {
        const chosen = specs.find((spec) => spec === value);
        if (chosen !== undefined) change({ keySpec: chosen });
      }}
      options={[
        ...specs.map((spec) => ({
          value: spec,
          label: spec === usualSpecOf(purpose) ? t("usual", { spec }) : spec,
          description: t(`specHelpFor.${purpose}.${spec}` as "specHelpFor.encrypt.Aliyun_AES_256"),
        })),
        ...unavailableSpecsFor(purpose).map(({ keySpec: spec, reason }) => ({
          value: spec,
          label: spec,
          unavailable: t(`unavailable.${reason}`),
        })),
      ]}
    />
  );
}
