import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Tone = "ok" | "idle" | "warn" | "bad" | "accent";

const LOOKS = {
  ok: { shape: "●", soft: "bg-ok-soft text-ok", plain: "text-ok" },
  idle: { shape: "○", soft: "bg-idle-soft text-idle", plain: "text-idle" },
  warn: { shape: "▲", soft: "bg-warn-soft text-warn", plain: "text-warn" },
  bad: { shape: "◆", soft: "bg-bad-soft text-bad", plain: "text-bad" },
  accent: { shape: "●", soft: "bg-accent-soft text-accent", plain: "text-accent" },
} as const satisfies Record<Tone, { shape: string; soft: string; plain: string }>;

export interface StateProps {
  /** ok ● healthy, idle ○ waiting or off, warn ▲ needs attention, bad ◆ on its way out or refused. */
  tone: Tone;
  /** The word. */
  children: ReactNode;
  shape?: "●" | "○" | "◆" | "▲" | undefined;
  look?: "soft" | "plain" | undefined;
}

/** A state as a word, a shape and a colour, in that order of weight. */
export function State({ tone, children, shape, look = "soft" }: StateProps) {
  const { [look]: colours, shape: ownShape } = LOOKS[tone];
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-[12.5px] leading-[18px]",
        look === "soft" && "rounded-md py-0.5 pr-2 pl-1.5",
        colours,
      )}
    >
      <span aria-hidden="true" className="text-[10px] leading-none">
        {shape ?? ownShape}
      </span>
      {children}
    </span>
  );
}
