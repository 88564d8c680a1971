"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileChoice } from "@/components/tool/file-choice";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { ENCRYPTED_KEY_MATERIAL_LENGTH } from "@/lib/key-import/schema";
import type { MaterialFault, UploadValue } from "./upload-value";

const WRAPPED_BYTES_MAX = (ENCRYPTED_KEY_MATERIAL_LENGTH.max / 4) * 3;

export interface WrappedSourceProps {
  value: UploadValue;
  onValue: (changes: Partial<UploadValue>) => void;
  fault: MaterialFault | undefined;
  /** The name of the file that the commands write. */
  fileName: string;
}

/** The wrapped material as a file or as Base64. */
export function WrappedSource({ value, onValue, fault, fileName }: WrappedSourceProps) {
  const t = useTranslations("keyImport.upload");
  const error = fault === undefined ? null : t(`fault.${fault}`);
  return (
    <>
      <Segmented
        label={t("source")}
        options={[
          { value: "file", label: t("file") },
          { value: "base64", label: t("base64") },
        ]}
        value={value.source}
        onValueChange={(source) => onValue({ source })}
      />
      {value.source === "file" ? (
        <WrappedFile value={value} onValue={onValue} error={error} fileName={fileName} />
      ) : (
        <Field label={t("base64Label")} help={t("base64Help")} error={error}>
          <Textarea
            isMono
            rows={5}
            value={value.text}
            onChange={(event) => onValue({ text: event.currentTarget.value })}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      )}
    </>
  );
}

interface WrappedFileProps extends Pick<WrappedSourceProps, "value" | "onValue" | "fileName"> {
  error: string | null;
}

function WrappedFile({ value, onValue, error, fileName }: WrappedFileProps) {
  const t = useTranslations("keyImport.upload");
  const [problem, setProblem] = useState<string | null>(null);
  const words = problem ?? error;
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{t("fileLabel")}</p>
      <FileChoice
        label={t("fileLabel")}
        maxBytes={WRAPPED_BYTES_MAX}
        onFile={(file) => onValue({ file })}
        onProblem={setProblem}
      >
        {value.file === null ? (
          t("fileHint", { name: fileName })
        ) : (
          <b className="font-medium text-ink wrap-anywhere">{value.file.name}</b>
        )}
      </FileChoice>
      {words !== null && (
        <p role="alert" className="flex gap-1.5 text-bad text-sm">
          <span aria-hidden="true">▲</span>
          <span>{words}</span>
        </p>
      )}
    </div>
  );
}
