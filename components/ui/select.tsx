"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button-styles";
import { classNames } from "./class-names";
import { CONTROL_CLASS } from "./control-styles";

export interface SelectOption {
  value: string;
  label: string;
  /** A second, quieter line in the list. */
  description?: ReactNode;
  isDisabled?: boolean | undefined;
}

export interface SelectProps {
  options: readonly SelectOption[];
  name?: string | undefined;
  id?: string | undefined;
  value?: string | null | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  placeholder?: string | undefined;
  /** Accessible name where there is no Field around. */
  label?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  isMono?: boolean | undefined;
  /** "compact" is for toolbars and filters, as wide as its text. */
  size?: "md" | "compact" | undefined;
  className?: string | undefined;
}

/** One choice from a list. Inside a Field it gets its label, help and error by itself. */
export function Select({
  options,
  onValueChange,
  placeholder,
  label,
  isMono,
  size,
  className,
  ...rest
}: SelectProps) {
  return (
    <Base.Root
      {...rest}
      items={options}
      onValueChange={(value: string | null) => value !== null && onValueChange?.(value)}
    >
      <Base.Trigger
        aria-label={label}
        className={classNames(
          size === "compact"
            ? classNames(buttonClass("default", "sm"), "font-normal")
            : classNames(CONTROL_CLASS, "touch flex h-9 items-center justify-between gap-2 text-left"),
          isMono === true && "mono",
          className,
        )}
      >
        <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-ink-3" />
        <Base.Icon className="shrink-0 text-ink-3">
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <SelectList options={options} isMono={isMono === true} />
    </Base.Root>
  );
}

function SelectList({ options, isMono }: { options: readonly SelectOption[]; isMono: boolean }) {
  return (
    <Base.Portal>
      <Base.Positioner
        sideOffset={4}
        collisionPadding={8}
        alignItemWithTrigger={false}
        className="z-50 outline-none"
      >
        <Base.Popup className="opens max-h-[min(var(--available-height),360px)] min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-float outline-none">
          {options.map((option) => (
            <Base.Item
              key={option.value}
              value={option.value}
              disabled={option.isDisabled ?? false}
              className="touch grid cursor-default select-none grid-cols-[16px_1fr] items-center gap-x-2 rounded-[5px] py-1.5 pr-3 pl-2 outline-none data-disabled:text-ink-3 data-highlighted:bg-accent-soft"
            >
              <Base.ItemIndicator className="text-accent">
                <Check aria-hidden="true" className="size-4" />
              </Base.ItemIndicator>
              <Base.ItemText className={classNames("col-start-2", isMono && "mono")}>
                {option.label}
              </Base.ItemText>
              {option.description !== undefined && (
                <span className="col-start-2 text-ink-2 text-xs">{option.description}</span>
              )}
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
