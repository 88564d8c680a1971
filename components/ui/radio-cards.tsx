"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export interface RadioCardOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  /** Why it cannot be chosen now; the card is shown, but dead. */
  unavailable?: ReactNode;
}

export interface RadioCardsProps {
  legend: ReactNode;
  options: readonly RadioCardOption[];
  help?: ReactNode;
  error?: ReactNode;
  isImmutable?: boolean | undefined;
  name?: string | undefined;
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  columns?: 1 | 2 | 3 | undefined;
}

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "md:grid-cols-3" } as const;

/** A choice between a few things that need a sentence each. Arrow keys move between them. */
export function RadioCards({
  legend,
  options,
  help,
  error,
  isImmutable,
  columns = 1,
  ...rest
}: RadioCardsProps) {
  const t = useTranslations("ui");
  const id = useId();
  const hasError = error !== undefined && error !== null;
  return (
    <div className="grid gap-2">
      <div className="grid gap-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span id={`${id}-legend`} className="font-medium">
            {legend}
          </span>
          {isImmutable === true && (
            <span className="inline-flex items-center gap-1 text-ink-2 text-xs">
              <LockKeyhole aria-hidden="true" className="size-3" />
              {t("immutable")}
            </span>
          )}
        </div>
        {help !== undefined && (
          <p id={`${id}-help`} className="max-w-[72ch] text-ink-2 text-sm">
            {help}
          </p>
        )}
      </div>
      <RadioGroup
        name={rest.name}
        value={rest.value}
        defaultValue={rest.defaultValue}
        onValueChange={(value) => rest.onValueChange?.(String(value))}
        aria-labelledby={`${id}-legend`}
        aria-describedby={
          classNames(help !== undefined && `${id}-help`, hasError && `${id}-error`) || undefined
        }
        aria-invalid={hasError || undefined}
        className={classNames("grid gap-2", COLUMNS[columns])}
      >
        {options.map((option) => (
          <RadioCard key={option.value} option={option} id={`${id}-${option.value}`} />
        ))}
      </RadioGroup>
      {hasError && (
        <p id={`${id}-error`} className="flex gap-1.5 text-bad text-sm">
          <span aria-hidden="true">▲</span>
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

function RadioCard({ option, id }: { option: RadioCardOption; id: string }) {
  const isDead = option.unavailable !== undefined;
  const more = option.unavailable ?? option.description;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is the control.
    <label
      className={classNames(
        "grid grid-cols-[18px_1fr] content-start gap-x-2.5 gap-y-0.5 rounded-card border px-3.5 py-3",
        "has-data-checked:border-accent has-data-checked:bg-accent-soft has-data-checked:shadow-[inset_0_0_0_1px_var(--accent)]",
        isDead ? "border-line bg-sunken" : "border-line-strong bg-surface hover:border-ink-3",
      )}
    >
      <Radio.Root
        value={option.value}
        disabled={isDead}
        aria-labelledby={`${id}-label`}
        aria-describedby={more === undefined ? undefined : `${id}-more`}
        className="mt-px grid size-[18px] place-items-center rounded-full border border-line-strong bg-surface data-checked:border-accent data-checked:bg-accent"
      >
        <Radio.Indicator className="size-2 rounded-full bg-accent-ink" />
      </Radio.Root>
      <span id={`${id}-label`} className={classNames("font-medium", isDead && "text-ink-2")}>
        {option.label}
      </span>
      {more !== undefined && (
        <span id={`${id}-more`} className="col-start-2 text-ink-2 text-sm">
          {more}
        </span>
      )}
    </label>
  );
}
