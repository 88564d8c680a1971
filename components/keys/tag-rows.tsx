"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { TAGS_PER_KEY_MAX } from "@/lib/keys/schema";
import { tagRowFaults } from "./tag-row-faults";

export interface TagRow {
  id: number;
  tagKey: string;
  tagValue: string;
}

export interface TagRowsProps {
  rows: readonly TagRow[];
  onRows: (rows: readonly TagRow[]) => void;
  error: string | undefined;
}

/** Tags as rows of key and value. A new row gets the focus; a removed one gives it to "Add tag". */
export function TagRows({ rows, onRows, error }: TagRowsProps) {
  const t = useTranslations("keys.tags");
  const nextId = useRef(0);
  const addButton = useRef<HTMLButtonElement>(null);
  const faults = error === undefined ? [] : tagRowFaults(rows);
  const change = (id: number, part: Partial<TagRow>) =>
    onRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const add = () => {
    nextId.current += 1;
    onRows([...rows, { id: nextId.current, tagKey: "", tagValue: "" }]);
  };
  const remove = (id: number) => {
    onRows(rows.filter((row) => row.id !== id));
    addButton.current?.focus();
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="float-left mb-0.5 font-medium">{t("title")}</legend>
      <p className="-mt-1.5 clear-both text-ink-2 text-sm">{t("help")}</p>
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[1fr_1fr_34px] items-center gap-2">
          <Input
            name={`tags.${index}.tagKey`}
            aria-label={t("keyOf", { number: index + 1 })}
            placeholder={t("key")}
            aria-invalid={faults[index]?.isKeyWrong || undefined}
            autoFocus={row.tagKey === ""}
            value={row.tagKey}
            maxLength={128}
            autoComplete="off"
            onChange={(event) => change(row.id, { tagKey: event.target.value })}
          />
          <Input
            name={`tags.${index}.tagValue`}
            aria-label={t("valueOf", { number: index + 1 })}
            placeholder={t("value")}
            aria-invalid={faults[index]?.isValueWrong || undefined}
            value={row.tagValue}
            maxLength={128}
            autoComplete="off"
            onChange={(event) => change(row.id, { tagValue: event.target.value })}
          />
          <IconButton
            label={t("remove", { number: index + 1 })}
            icon={<X aria-hidden="true" className="size-4" />}
            onClick={() => remove(row.id)}
          />
        </div>
      ))}
      {error !== undefined && (
        <p className="flex gap-1.5 text-bad text-sm">
          <span aria-hidden="true">▲</span>
          <span>{error}</span>
        </p>
      )}
      <div>
        <Button
          ref={addButton}
          size="sm"
          icon={<Plus aria-hidden="true" className="size-3.5" />}
          onClick={add}
          disabled={rows.length >= TAGS_PER_KEY_MAX}
        >
          {t("add")}
        </Button>
      </div>
    </fieldset>
  );
}
