"use client";

import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";

export interface ActWithReasonProps {
  children: ReactNode;
  icon?: ReactNode;
  /** Why it is not possible now; `null` when it is. */
  reason: string | null;
  onClick: () => void;
}

/** A button that, where it is dead, has its reason beside it for everybody. */
export function ActWithReason({ children, icon, reason, onClick }: ActWithReasonProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 md:justify-end">
      {reason !== null && (
        <p id={id} className="max-w-[38ch] text-balance text-ink-2 text-sm md:text-right">
          {reason}
        </p>
      )}
      <Button
        icon={icon}
        onClick={onClick}
        disabled={reason !== null}
        aria-describedby={reason === null ? undefined : id}
      >
        {children}
      </Button>
    </div>
  );
}
