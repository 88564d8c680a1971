import type { ReactNode } from "react";
import { classNames } from "./class-names";

const TONES = {
  info: { shape: "●", box: "bg-accent-soft", mark: "text-accent" },
  ok: { shape: "●", box: "bg-ok-soft", mark: "text-ok" },
  warn: { shape: "◆", box: "bg-warn-soft", mark: "text-warn" },
  bad: { shape: "▲", box: "bg-bad-soft", mark: "text-bad" },
} as const;

export interface CalloutProps {
  tone?: keyof typeof TONES | undefined;
  /** A few bold words at the start of the text. */
  title?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}

/** Something one must know at this place. */
export function Callout({ tone = "info", title, children, action }: CalloutProps) {
  const { shape, box, mark } = TONES[tone];
  return (
    <div role="note" className={classNames("flex min-w-0 gap-2.5 rounded-card px-3.5 py-3", box)}>
      <span aria-hidden="true" className={classNames("text-xs leading-5", mark)}>
        {shape}
      </span>
      <div className="grid min-w-0 flex-1 gap-2">
        <div className="max-w-[72ch]">
          {title !== undefined && <b className="font-semibold">{title} </b>}
          {children}
        </div>
        {action !== undefined && <div className="flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
