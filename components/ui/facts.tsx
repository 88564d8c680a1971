import type { ReactNode } from "react";

/** Facts about one thing, name and value, in two columns; one under the other on a phone. */
export function Facts({ children, label }: { children: ReactNode; label?: string | undefined }) {
  return (
    <dl aria-label={label} className="grid gap-y-2.5">
      {children}
    </dl>
  );
}

export interface FactProps {
  label: ReactNode;
  children: ReactNode;
  /** What the fact means, under its value. */
  note?: ReactNode;
}

export function Fact({ label, children, note }: FactProps) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(120px,180px)_minmax(0,1fr)] sm:items-baseline">
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {children}
        {note !== undefined && <div className="max-w-[72ch] text-ink-2 text-sm">{note}</div>}
      </dd>
    </div>
  );
}
