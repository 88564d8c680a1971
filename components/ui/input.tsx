"use client";

import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { CONTROL_CLASS } from "./control-styles";

export interface InputProps
  extends Omit<ComponentProps<"input">, "size" | "value" | "defaultValue" | "prefix"> {
  value?: string | number | undefined;
  defaultValue?: string | number | undefined;
  /** For identifiers, code and ciphertext. */
  isMono?: boolean | undefined;
  /** A unit or mark after the text, for example "days". */
  suffix?: ReactNode;
  /** What every entry begins with and nobody types, for example "alias/". */
  prefix?: string | undefined;
}

/** One line of text. Inside a Field it gets its label, help and error by itself. */
export function Input({ isMono = false, suffix, prefix, className, ...rest }: InputProps) {
  const input = (
    <Base
      {...rest}
      className={classNames(
        CONTROL_CLASS,
        "touch h-9",
        isMono && "mono",
        suffix !== undefined && "pr-16",
        prefix !== undefined && "rounded-l-none",
        className,
      )}
    />
  );
  if (prefix !== undefined) {
    return (
      <span className="flex">
        <span className="mono inline-flex items-center rounded-l-control border border-line-strong border-r-0 bg-sunken px-2.5 text-ink-2">
          {prefix}
        </span>
        {input}
      </span>
    );
  }
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
