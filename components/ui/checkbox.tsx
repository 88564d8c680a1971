"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface CheckboxProps {
  /** Visible words at its side; without them give `label`. */
  children?: ReactNode;
  /** Accessible name where there are no visible words, as in a table. */
  label?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  checked?: boolean | undefined;
  defaultChecked?: boolean | undefined;
  isMixed?: boolean | undefined;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

export function Checkbox({
  children,
  label,
  isMixed = false,
  className,
  onCheckedChange,
  ...rest
}: CheckboxProps) {
  const box = (
    <Base.Root
      {...rest}
      indeterminate={isMixed}
      onCheckedChange={(checked) => onCheckedChange?.(checked)}
      aria-label={label}
      className={classNames(
        "grid size-[18px] shrink-0 place-items-center rounded-[5px] border border-line-strong bg-surface text-accent-ink",
        "data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent",
        "data-invalid:border-bad data-disabled:opacity-60",
        children === undefined && "relative before:absolute before:-inset-2",
        children === undefined && className,
      )}
    >
      <Base.Indicator className="grid place-items-center">
        {isMixed ? (
          <Minus aria-hidden="true" className="size-3.5" strokeWidth={3} />
        ) : (
          <Check aria-hidden="true" className="size-3.5" strokeWidth={3} />
        )}
      </Base.Indicator>
    </Base.Root>
  );
  if (children === undefined) {
    return box;
  }
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is the control; it is built one statement above.
    <label className={classNames("touch flex items-start gap-2.5 py-0.5 *:first:mt-px", className)}>
      {box}
      <span>{children}</span>
    </label>
  );
}
