"use client";

import { Switch as Base } from "@base-ui/react/switch";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface SwitchProps {
  /** Visible words at its side: what is on when it is on. */
  children: ReactNode;
  name?: string | undefined;
  checked?: boolean | undefined;
  defaultChecked?: boolean | undefined;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/** Something that is on or off at once, without a form being sent. */
export function Switch({ children, className, onCheckedChange, ...rest }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control.
    <label className={classNames("touch flex items-center gap-2.5", className)}>
      <Base.Root
        {...rest}
        onCheckedChange={(checked) => onCheckedChange?.(checked)}
        className="flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken p-px transition-colors duration-100 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-60"
      >
        <Base.Thumb className="size-4 rounded-full bg-line-strong transition-transform duration-100 data-checked:translate-x-4 data-checked:bg-accent-ink" />
      </Base.Root>
      <span>{children}</span>
    </label>
  );
}
