"use client";

import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-styles";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** Work is under way: the button keeps its size, name and focus, and ignores presses. */
  isBusy?: boolean | undefined;
}

/** A push button. Its type is "button" unless told otherwise, so that it never submits by accident. */
export function Button({ variant, size, icon, isBusy = false, className, children, ...rest }: ButtonProps) {
  const { onClick, type = "button", ...others } = rest;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isBusy) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  };
  return (
    <button
      {...others}
      type={type}
      onClick={press}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || others["aria-disabled"]}
      className={classNames(buttonClass(variant, size), className)}
    >
      <span className={classNames("inline-flex items-center gap-[inherit]", isBusy && "opacity-0")}>
        {icon}
        {children}
      </span>
      {isBusy && <Spinner className="absolute" />}
    </button>
  );
}
