import { type ReactNode, useId } from "react";

export interface ImportStepProps {
  /** From 1. */
  number: number;
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

/** One step of an import, in an ordered list. */
export function ImportStep({ number, title, description, children }: ImportStepProps) {
  const id = useId();
  return (
    <li
      aria-labelledby={id}
      className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-3 gap-y-3 rounded-card border border-line bg-surface p-4 max-sm:grid-cols-[minmax(0,1fr)]"
    >
      <span
        aria-hidden="true"
        className="num grid size-7 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-sm max-sm:hidden"
      >
        {number}
      </span>
      <div className="grid min-w-0 gap-0.5 sm:pt-0.5">
        <h2 id={id} className="font-semibold text-lg">
          <span className="sm:sr-only">{number}. </span>
          {title}
        </h2>
        {description !== undefined && <p className="max-w-[72ch] text-ink-2">{description}</p>}
      </div>
      <div className="grid min-w-0 gap-4 sm:col-start-2">{children}</div>
    </li>
  );
}
