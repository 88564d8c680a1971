"use client";

import { X } from "lucide-react";
import type { Route } from "next";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

export interface ChipProps {
  children: ReactNode;
  /** Quiet words before: the name of a filter. */
  prefix?: ReactNode;
  isOn?: boolean | undefined;
  /** Where the page stands without this filter. */
  removeHref?: Route | undefined;
  onRemove?: (() => void) | undefined;
  /** Accessible name of the cross; needed with removeHref or onRemove. */
  removeLabel?: string | undefined;
}

const CROSS = "-mr-1.5 grid size-6 place-items-center rounded-[5px] hover:bg-surface";

/** A small box with a fact or a filter in force. */
export function Chip({ children, prefix, isOn = false, removeHref, onRemove, removeLabel }: ChipProps) {
  const cross = <X aria-hidden="true" className="size-3.5" />;
  return (
    <span
      className={classNames(
        "inline-flex h-7 max-w-full items-center gap-1.5 rounded-control border px-2.5 text-sm",
        isOn ? "border-transparent bg-accent-soft text-accent" : "border-line bg-surface text-ink",
      )}
    >
      {prefix !== undefined && (
        <span className={classNames("truncate", !isOn && "text-ink-2")}>{prefix}</span>
      )}
      {/* Gives way before the prefix does, down to an ellipsis. */}
      <span className="min-w-4 shrink-[9999] truncate font-medium">{children}</span>
      {removeHref !== undefined && (
        <AppLink href={removeHref} aria-label={removeLabel} className={CROSS} scroll={false}>
          {cross}
        </AppLink>
      )}
      {onRemove !== undefined && (
        <button type="button" onClick={onRemove} aria-label={removeLabel} className={CROSS}>
          {cross}
        </button>
      )}
    </span>
  );
}
