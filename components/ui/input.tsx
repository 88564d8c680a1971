"use client";

import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { CONTROL_CLASS } from "./control-styles";

export interface InputProps extends Omit<ComponentProps<"input">, "size" | "value" | "defaultValue"> {
  value?: string | number | undefined;
  defaultValue?: string | number | undefined;
  /** For identifiers, code and ciphertext. */
  isMono?: boolean | undefined;
  /** A unit or mark after the text, for example "days". */
  suffix?: ReactNode;
}

/** One line of text. Inside a Field it gets its label, help and error by itself. */
export function Input({ isMono = false, suffix, className, ...rest }: InputProps) {
  const input = (
    <Base
      {...rest}
      className={classNames(
        CONTROL_CLASS,
        "touch h-9",
        isMono && "mono",
        suffix !== undefined && "pr-16",
        className,
      )}
    />
  );
  if (suffix === undefined) {
    return input;
  }
  return (
    <span className="relative block">
      {input}
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-2 text-sm">
        {suffix}
      </span>
    </span>
  );
}
