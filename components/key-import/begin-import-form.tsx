"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { keyHref } from "@/components/keys/links";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import type { ActionState } from "@/lib/console/action-state";
import { WRAPPING_ALGORITHMS, WRAPPING_KEY_SPECS, type WrappingAlgorithm } from "@/lib/key-import/schema";
import { keyImportHref } from "./links";

export type BeginImport = (
  keyId: string,
  chosen: { wrappingAlgorithm: string; wrappingKeySpec: string },
) => Promise<ActionState<{ importId: string }>>;

export interface BeginImportFormProps {
  keyId: string;
  /** What the service offers. */
  offered: readonly WrappingAlgorithm[];
  beginImport: BeginImport;
}

/** Chooses how the material will be wrapped; everything after has its own page. */
export function BeginImportForm({ keyId, offered, beginImport }: BeginImportFormProps) {
  const t = useTranslations("keyImport.begin");
  const router = useRouter();
  const [wrappingAlgorithm, setAlgorithm] = useState<string>(WRAPPING_ALGORITHMS[0]);
  const [wrappingKeySpec, setKeySpec] = useState<string>(WRAPPING_KEY_SPECS[0]);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setRefusal(null);
    startTransition(async () => {
      const state = await settle(beginImport(keyId, { wrappingAlgorithm, wrappingKeySpec }));
      if (state.status === "refused") setRefusal(state);
      if (state.status === "done") router.push(keyImportHref(keyId, state.result.importId));
    });
  };
  return (
    <form noValidate onSubmit={submit} className="grid max-w-[640px] gap-5">
      {refusal !== null && <RefusalPanel refusal={refusal} />}
      <RadioCards
        legend={t("algorithm")}
        help={t("algorithmHelp")}
        name="wrappingAlgorithm"
        value={wrappingAlgorithm}
        onValueChange={setAlgorithm}
        options={WRAPPING_ALGORITHMS.map((value) => ({
          value,
          label: value,
          description: t(`algorithms.${value}`),
          ...(offered.includes(value) ? {} : { unavailable: t("pkcs1Off") }),
        }))}
      />
      <Field label={t("keySpec")} help={t("keySpecHelp")}>
        <Select
          name="wrappingKeySpec"
          value={wrappingKeySpec}
          onValueChange={setKeySpec}
          options={WRAPPING_KEY_SPECS.map((value) => ({ value, label: value }))}
        />
      </Field>
      <div className="flex flex-wrap gap-2.5 border-line border-t pt-4">
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t("submit")}
        </Button>
        <LinkButton variant="ghost" href={keyHref(keyId)}>
          {t("cancel")}
        </LinkButton>
      </div>
    </form>
  );
}
