"use client";

import { Check, Copy, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "./class-names";
import { type CopyState, useCopy } from "./use-copy";

export interface CopyableProps {
  /** What is copied and, unless `children` says otherwise, shown. */
  value: string;
  /** What it is, for screen readers: "Key ID". */
  label: string;
  /** Another text to show, for example a shortened one. */
  display?: string | undefined;
  size?: "sm" | "md" | undefined;
  isWrapping?: boolean | undefined;
}

/** An identifier that copies itself when pressed, with a tick and a spoken "Copied". */
export function Copyable({ value, label, display, size = "md", isWrapping = false }: CopyableProps) {
  const t = useTranslations("ui");
  const { state, copy } = useCopy();
  return (
    <span className="-mx-1 -my-0.5 inline-flex min-w-0 max-w-[calc(100%+8px)]">
      <button
        type="button"
        onClick={() => copy(value)}
        aria-label={t("copyWhat", { what: label, value: display ?? value })}
        title={t("copy")}
        className={classNames(
          "group/copy inline-flex min-h-6 min-w-0 max-w-full items-center gap-1.5 rounded-[5px] px-1 text-left hover:bg-idle-soft",
        )}
      >
        <span
          className={classNames(
            "mono min-w-0",
            isWrapping ? "wrap-anywhere" : "truncate",
            size === "sm" && "text-xs!",
          )}
        >
          {display ?? value}
        </span>
        <CopyMark state={state} />
      </button>
      <CopyAnnouncement state={state} />
    </span>
  );
}

/** The picture of a copy button: copy, then a tick or a warning. */
export function CopyMark({
  state,
  isAlwaysShown = false,
}: {
  state: CopyState;
  isAlwaysShown?: boolean | undefined;
}) {
  if (state === "copied") {
    return <Check aria-hidden="true" className="size-3.5 shrink-0 text-ok" />;
  }
  if (state === "failed") {
    return <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0 text-bad" />;
  }
  return (
    <Copy
      aria-hidden="true"
      className={classNames(
        "size-3.5 shrink-0 text-ink-3",
        !isAlwaysShown &&
          "opacity-0 group-hover/copy:opacity-100 group-hover/row:opacity-100 group-focus-visible/copy:opacity-100 pointer-coarse:opacity-100",
      )}
    />
  );
}

/** Tells screen readers how copying went. */
export function CopyAnnouncement({ state }: { state: CopyState }) {
  const t = useTranslations("ui");
  return (
    <span role="status" className="sr-only">
      {state === "copied" && t("copied")}
      {state === "failed" && t("copyFailed")}
    </span>
  );
}
