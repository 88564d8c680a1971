import type { ReactNode } from "react";

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-[18px] rounded-[4px] border border-line bg-surface px-[5px] text-center font-sans text-2xs text-ink-2">
      {children}
    </kbd>
  );
}
