"use client";

import { Meter as Base } from "@base-ui/react/meter";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const NEARLY_FULL = 0.8;

export interface MeterProps {
  label: ReactNode;
  value: number;
  max: number;
  /** The same in words: "12 of 1,000 keys". */
  text: string;
  /** Where the heading of a column says it already: on wide screens only screen readers get the label. */
  isInTable?: boolean | undefined;
}

/** How much of a limit is used, in words and as a bar; amber from 80 percent, red when full. */
export function Meter({ label, value, max, text, isInTable = false }: MeterProps) {
  const share = max === 0 ? 1 : value / max;
  const colour = share >= 1 ? "bg-bad" : share >= NEARLY_FULL ? "bg-warn" : "bg-accent";
  return (
    <Base.Root value={Math.min(value, max)} max={max} aria-valuetext={text} className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Base.Label className={classNames("text-ink-2", isInTable && "md:sr-only")}>{label}</Base.Label>
        <span aria-hidden="true" className="num">
          {text}
        </span>
      </div>
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-line">
        <Base.Indicator className={classNames("rounded-full", value > 0 && "min-w-1", colour)} />
      </Base.Track>
    </Base.Root>
  );
}
