"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { ciphertextBlobFromFile, inspectCiphertextBlob } from "@/lib/format/ciphertext-blob";
import { CIPHERTEXT_BLOB_LENGTH } from "@/lib/key-use/schema";
import type { ChosenFile } from "./byte-input-value";
import { FileChoice } from "./file-choice";

/** Room for the line breaks that tools put into Base64. */
const FILE_BYTES_MAX = CIPHERTEXT_BLOB_LENGTH.max * 2;

export interface CiphertextInputProps {
  value: string;
  onValueChange: (value: string) => void;
  error: string | null;
}

/** A ciphertext, pasted or from a file, and what it tells without being decrypted. */
export function CiphertextInput({ value, onValueChange, error }: CiphertextInputProps) {
  const t = useTranslations("tool.ciphertextInput");
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const take = ({ bytes }: ChosenFile) => {
    const blob = ciphertextBlobFromFile(bytes);
    setFileProblem(blob === null ? t("fileMalformed") : null);
    if (blob !== null) onValueChange(blob);
  };
  return (
    <div className="grid gap-2">
      <Field label={t("label")} help={t("help")} error={fileProblem ?? error}>
        <Textarea
          isMono
          rows={5}
          value={value}
          onChange={(event) => {
            setFileProblem(null);
            onValueChange(event.currentTarget.value);
          }}
          autoComplete="off"
          spellCheck={false}
          data-gramm="false"
          className="wrap-anywhere"
        />
      </Field>
      <FileChoice label={t("fileLabel")} maxBytes={FILE_BYTES_MAX} onFile={take} onProblem={setFileProblem} />
      <Inspection value={value} />
    </div>
  );
}

function Inspection({ value }: { value: string }) {
  const t = useTranslations("tool.inspection");
  const format = useFormatter();
  const facts = inspectCiphertextBlob(value);
  if (facts === null) return null;
  return (
    <Facts label={t("title")}>
      <Fact label={t("keyVersionId")}>
        <Copyable label={t("keyVersionId")} value={facts.keyVersionId} />
      </Fact>
      <Fact label={t("plaintextSize")} note={t("note")}>
        {t("bytes", { count: format.number(facts.plaintextBytes) })}
      </Fact>
    </Facts>
  );
}
