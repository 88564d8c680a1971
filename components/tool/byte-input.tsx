"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import {
  type ByteBounds,
  type ByteInputValue,
  countBytes,
  INPUT_FORMATS,
  type InputFormat,
  maxBytesOf,
  type ReadInput,
} from "./byte-input-value";
import { FileChoice } from "./file-choice";

export interface ByteInputProps {
  value: ByteInputValue;
  read: ReadInput;
  onValueChange: (value: ByteInputValue) => void;
  /** Say what is wrong even before anything is too big: after an attempt to send. */
  showsProblems: boolean;
  bounds: ByteBounds;
  /** What the bytes are; a plaintext unless told otherwise. */
  label?: string | undefined;
  help?: string | undefined;
  fileLabel?: string | undefined;
}

/** Bytes to send, typed as text, Base64 or hexadecimal or taken from a file, with their count. */
export function ByteInput({ value, read, onValueChange, showsProblems, bounds, ...words }: ByteInputProps) {
  const t = useTranslations("tool.input");
  const { label = t("label"), help = t("help"), fileLabel = t("fileLabel") } = words;
  const max = maxBytesOf(value.format, bounds);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const isFile = value.format === "file";
  const own = read.ok || !(showsProblems || read.problem === "tooBig") ? null : t(`problem.${read.problem}`);
  const error = isFile ? (fileProblem ?? own) : own;
  const chooseFormat = (format: InputFormat) => {
    setFileProblem(null);
    onValueChange({ ...value, format });
  };
  return (
    <div className="grid gap-2">
      <div className="mb-2 grid gap-1.5">
        <p aria-hidden="true" className="font-medium">
          {t("format")}
        </p>
        <Segmented
          label={t("format")}
          options={INPUT_FORMATS.map((format) => ({ value: format, label: t(`formats.${format}`) }))}
          value={value.format}
          onValueChange={chooseFormat}
        />
      </div>
      {isFile ? (
        <FileField
          label={fileLabel}
          maxBytes={max}
          value={value}
          error={error}
          onValueChange={onValueChange}
          onProblem={setFileProblem}
        />
      ) : (
        <Field label={label} help={help} error={error}>
          <Textarea
            isMono={value.format !== "text"}
            rows={5}
            value={value.text}
            onChange={(event) => onValueChange({ ...value, text: event.currentTarget.value })}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            data-gramm="false"
          />
        </Field>
      )}
      <ByteCount count={countBytes(read)} max={max} />
    </div>
  );
}

function FileField({
  label,
  maxBytes,
  value,
  error,
  onValueChange,
  onProblem,
}: {
  label: string;
  maxBytes: number;
  value: ByteInputValue;
  error: string | null;
  onValueChange: ByteInputProps["onValueChange"];
  onProblem: (problem: string | null) => void;
}) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{label}</p>
      <FileChoice
        label={label}
        maxBytes={maxBytes}
        onFile={(file) => onValueChange({ ...value, file })}
        onProblem={onProblem}
      >
        {value.file === null ? undefined : (
          <b className="font-medium text-ink wrap-anywhere">{value.file.name}</b>
        )}
      </FileChoice>
      {error !== null && (
        <p role="alert" className="flex gap-1.5 text-bad text-sm">
          <span aria-hidden="true">▲</span>
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

function ByteCount({ count, max }: { count: number | null; max: number }) {
  const t = useTranslations("tool.input");
  const format = useFormatter();
  const isOver = count !== null && count > max;
  return (
    <p className={`num min-h-[18px] text-sm ${isOver ? "font-medium text-bad" : "text-ink-2"}`}>
      {count !== null && t("count", { count: format.number(count), max: format.number(max) })}
    </p>
  );
}
