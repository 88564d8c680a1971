"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names";
import { BACKDROP_CLASS } from "./dialog";
import { IconButton } from "./icon-button";

const SIDES = {
  left: "inset-y-0 left-0 w-[min(320px,88vw)] border-r data-starting-style:-translate-x-full data-ending-style:-translate-x-full",
  right:
    "inset-y-0 right-0 w-[min(520px,100vw)] border-l data-starting-style:translate-x-full data-ending-style:translate-x-full",
  bottom:
    "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-dialog border-t data-starting-style:translate-y-full data-ending-style:translate-y-full",
} as const;

export interface DrawerProps {
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  side?: keyof typeof SIDES | undefined;
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A panel from an edge: the navigation on a phone, the detail of a row, filters. Behaves as a dialog. */
export function Drawer({
  title,
  children,
  footer,
  side = "right",
  trigger,
  open,
  onOpenChange,
}: DrawerProps) {
  const t = useTranslations("ui");
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP_CLASS} />
        <Base.Popup
          className={classNames(
            "fixed z-40 flex flex-col border-line bg-surface shadow-float outline-none transition-transform duration-[120ms] ease-out",
            SIDES[side],
          )}
        >
          <div className="flex min-h-[52px] items-center gap-3 border-line border-b px-4">
            <Base.Title className="min-w-0 flex-1 truncate font-semibold text-lg">{title}</Base.Title>
            <Base.Close
              render={
                <IconButton
                  label={t("close")}
                  tooltip={false}
                  icon={<X aria-hidden="true" className="size-4" />}
                />
              }
            />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {footer !== undefined && (
            <div className="flex flex-wrap justify-end gap-2.5 border-line border-t bg-sunken px-4 py-3.5">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
