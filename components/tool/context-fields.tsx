"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { ContextRow, ReadContext } from "./context-rows";

export interface ContextFieldsProps {
  rows: readonly ContextRow[];
  onRowsChange: (rows: readonly ContextRow[]) => void;
  read: ReadContext;
  showsProblems: boolean;
  /** Where a call takes two contexts. */
  legend?: string | undefined;
  help?: string | undefined;
}

/** The pairs of an encryption context. Enter in a value adds the next pair; focus follows what is added or removed. */
export function ContextFields({ rows, onRowsChange, read, showsProblems, ...words }: ContextFieldsProps) {
  const t = useTranslations("tool.context");
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const focusLater = (name: string) => {
    requestAnimationFrame(() => document.getElementById(name)?.focus());
  };
  const add = () => {
    const next = Math.max(0, ...rows.map((row) => row.id)) + 1;
    onRowsChange([...rows, { id: next, key: "", value: "" }]);
    focusLater(`${id}-key-${next}`);
  };
  const remove = (index: number) => {
    const left = rows.filter((_row, at) => at !== index);
    const neighbour = left[Math.min(index, left.length - 1)];
    onRowsChange(left);
    focusLater(neighbour === undefined ? `${id}-add` : `${id}-key-${neighbour.id}`);
  };
  const change = (changed: ContextRow) =>
    onRowsChange(rows.map((row) => (row.id === changed.id ? changed : row)));
  return (
    <fieldset ref={box} className="grid min-w-0 gap-2">
      <legend className="mb-0.5 font-medium">{words.legend ?? t("legend")}</legend>
      <p className="max-w-[72ch] text-ink-2 text-sm">{words.help ?? t("help")}</p>
      {rows.map((row, index) => (
        <ContextPair
          key={row.id}
          id={id}
          row={row}
          number={index + 1}
          problem={isNamed(read, row, showsProblems) ? t(`problem.${read.problem}`) : null}
          onChange={change}
          onEnter={add}
          onRemove={() => remove(index)}
        />
      ))}
      <div>
        <Button
          id={`${id}-add`}
          size="sm"
          icon={<Plus aria-hidden="true" className="size-3.5" />}
          onClick={add}
        >
          {t("add")}
        </Button>
      </div>
    </fieldset>
  );
}

/** A key entered twice is wrong at once; a missing one only when it is to be sent. */
function isNamed(
  read: ReadContext,
  row: ContextRow,
  showsProblems: boolean,
): read is Extract<ReadContext, { ok: false }> {
  return !read.ok && read.rowId === row.id && (showsProblems || read.problem !== "keyMissing");
}

interface ContextPairProps {
  id: string;
  row: ContextRow;
  number: number;
  problem: string | null;
  onChange: (row: ContextRow) => void;
  onEnter: () => void;
  onRemove: () => void;
}

function ContextPair({ id, row, number, problem, onChange, onEnter, onRemove }: ContextPairProps) {
  const t = useTranslations("tool.context");
  const errorId = `${id}-error-${row.id}`;
  return (
    <div className="grid gap-1">
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-2">
        <Input
          id={`${id}-key-${row.id}`}
          aria-label={t("key", { number })}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : errorId}
          placeholder={t("keyPlaceholder")}
          autoComplete="off"
          spellCheck={false}
          value={row.key}
          onChange={(event) => onChange({ ...row, key: event.currentTarget.value })}
        />
        <Input
          aria-label={t("value", { number })}
          placeholder={t("valuePlaceholder")}
          autoComplete="off"
          spellCheck={false}
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) {
              event.preventDefault();
              onEnter();
            }
          }}
        />
        <IconButton
          label={t("remove", { number })}
          icon={<X aria-hidden="true" className="size-4" />}
          onClick={onRemove}
        />
      </div>
      {problem !== null && (
        <p id={errorId} role="alert" className="flex gap-1.5 text-bad text-sm">
          <span aria-hidden="true">▲</span>
          <span>{problem}</span>
        </p>
      )}
    </div>
  );
}
