"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, type DragEvent, type ReactNode, useState } from "react";
import { buttonClass } from "@/components/ui/button-styles";
import { classNames } from "@/components/ui/class-names";
import { formatBytes } from "@/lib/format/bytes";
import type { ChosenFile } from "./byte-input-value";

export interface FileChoiceProps {
  /** The accessible name of the file field. */
  label: string;
  /** A bigger file is refused without being opened. */
  maxBytes: number;
  onFile: (file: ChosenFile) => void;
  /** Called with a sentence when the file is refused, and with null when one is taken. */
  onProblem: (problem: string | null) => void;
  /** What the box holds besides the button. */
  children?: ReactNode;
}

/** Takes a file by a button or dropped on the box. It is read in the browser and goes nowhere by itself. */
export function FileChoice({ label, maxBytes, onFile, onProblem, children }: FileChoiceProps) {
  const t = useTranslations("tool.file");
  const [isOver, setIsOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > maxBytes) {
      onProblem(t("tooBig", { size: formatBytes(file.size, "en"), max: formatBytes(maxBytes, "en") }));
      return;
    }
    const buffer = await file.arrayBuffer().catch(() => null);
    onProblem(buffer === null ? t("unreadable") : null);
    if (buffer !== null) onFile({ name: file.name, bytes: new Uint8Array(buffer) });
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void take(event.currentTarget.files?.[0]);
    event.currentTarget.value = "";
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-line-strong border-dashed px-3 py-2.5",
        isOver && "border-accent bg-accent-soft",
      )}
    >
      <label
        className={classNames(
          buttonClass("default", "sm"),
          "cursor-pointer focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2",
        )}
      >
        <span aria-hidden="true">{t("choose")}</span>
        <input
          type="file"
          aria-label={label}
          onChange={choose}
          className="absolute inset-0 opacity-0 file:cursor-pointer"
        />
      </label>
      <span className="min-w-0 text-ink-2 text-sm">{children ?? t("drop")}</span>
    </div>
  );
}
