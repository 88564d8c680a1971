"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

export interface TooltipProps {
  text: ReactNode;
  /** One focusable element; it is shown as it is and gets the tooltip's events. */
  children: ReactElement;
  side?: "top" | "bottom" | "left" | "right" | undefined;
}

/** Extra words on hover and on keyboard focus; Escape hides them. Never the only place of what one must know. */
export function Tooltip({ text, children, side = "top" }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="opens max-w-72 rounded-md border border-line bg-surface px-2.5 py-1.5 text-ink text-xs shadow-float">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Once around the console: neighbours open without a second wait. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Base.Provider delay={350}>{children}</Base.Provider>;
}
