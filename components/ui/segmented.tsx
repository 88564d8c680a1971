"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { classNames } from "./class-names";

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: string;
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen; the accessible name. */
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  isDisabled?: boolean | undefined;
  className?: string | undefined;
}

/** A choice between two to five words, side by side. Arrow keys move between them. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onValueChange,
  isDisabled = false,
  className,
}: SegmentedProps<Value>) {
  const choose = (chosen: unknown) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onValueChange(option.value);
  };
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={choose}
      disabled={isDisabled}
      className={classNames(
        "inline-flex max-w-full flex-wrap justify-self-start rounded-control border border-line-strong bg-sunken p-0.5",
        className,
      )}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          className={classNames(
            "touch inline-flex h-7 cursor-pointer select-none items-center justify-center rounded-[5px] px-2.5 text-ink-2 text-sm hover:text-ink",
            "data-disabled:cursor-default data-disabled:text-ink-3",
            "data-checked:bg-surface data-checked:font-medium data-checked:text-ink data-checked:shadow-[0_0_0_1px_var(--line-strong)]",
          )}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
