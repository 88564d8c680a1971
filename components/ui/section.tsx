import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export interface SectionProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** "card" has a frame; "plain" stands on the page, for what brings its own frame, such as a table. */
  look?: "card" | "plain" | undefined;
  className?: string | undefined;
}

/** A part of a page under its own heading. Never a card in a card. */
export function Section({ title, description, actions, children, look = "card", className }: SectionProps) {
  const id = useId();
  const isCard = look === "card";
  return (
    <section
      aria-labelledby={id}
      className={classNames(
        "grid min-w-0 grid-cols-[minmax(0,1fr)] content-start",
        isCard ? "rounded-card border border-line bg-surface" : "gap-3",
        className,
      )}
    >
      <div className={classNames("flex flex-wrap items-start justify-between gap-3", isCard && "px-4 pt-4")}>
        <div className="grid min-w-0 gap-0.5">
          <h2 id={id} className="font-semibold text-lg">
            {title}
          </h2>
          {description !== undefined && <p className="max-w-[72ch] text-ink-2">{description}</p>}
        </div>
        {actions}
      </div>
      <div className={classNames("min-w-0", isCard && "p-4")}>{children}</div>
    </section>
  );
}
