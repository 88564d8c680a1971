"use client";

import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Tooltip } from "./tooltip";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** What the button does; its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
  size?: "md" | "sm" | undefined;
  tooltip?: boolean | undefined;
}

/** A button that shows only a picture. */
export function IconButton({
  label,
  icon,
  size = "md",
  tooltip = true,
  className,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={classNames(
        "touch inline-grid shrink-0 place-items-center rounded-control text-ink-2 transition-colors duration-100",
        "hover:bg-idle-soft hover:text-ink data-popup-open:bg-idle-soft data-popup-open:text-ink",
        "disabled:pointer-events-none disabled:text-ink-3",
        size === "md" ? "size-[34px]" : "size-7",
        className,
      )}
    >
      {icon}
    </button>
  );
  return tooltip ? <Tooltip text={label}>{button}</Tooltip> : button;
}
