"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode, RefObject } from "react";
import { Button, type ButtonProps } from "./button";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

const WIDTHS = { sm: "max-w-[420px]", md: "max-w-[560px]", lg: "max-w-[760px]" } as const;

export interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  size?: keyof typeof WIDTHS | undefined;
  /** Where the focus goes first; else the first control. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
}

/** A window over the page: keeps the focus, closes with Escape, gives the focus back. */
export function Dialog({ title, description, children, footer, trigger, size = "md", ...rest }: DialogProps) {
  const t = useTranslations("ui");
  return (
    <Base.Root open={rest.open} onOpenChange={(open) => rest.onOpenChange?.(open)}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP_CLASS} />
        <Base.Viewport className={VIEWPORT_CLASS}>
          <Base.Popup
            {...(rest.initialFocus === undefined ? {} : { initialFocus: rest.initialFocus })}
            className={classNames(POPUP_CLASS, WIDTHS[size])}
          >
            <div className="flex items-start gap-3 px-[22px] pt-5">
              <div className="grid min-w-0 flex-1 gap-1">
                <Base.Title className="wrap-anywhere font-semibold text-lg">{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description className="text-ink-2">{description}</Base.Description>
                )}
              </div>
              <Base.Close
                render={
                  <IconButton
                    label={t("close")}
                    tooltip={false}
                    size="sm"
                    icon={<X aria-hidden="true" className="size-4" />}
                  />
                }
              />
            </div>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5 overflow-y-auto px-[22px] pt-3.5 pb-5">
              {children}
            </div>
            {footer !== undefined && <DialogFooter>{footer}</DialogFooter>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** A button that closes the dialog around it. */
export function DialogClose({ variant = "ghost", ...props }: ButtonProps) {
  return <Base.Close render={<Button variant={variant} {...props} />} />;
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-end gap-2.5 rounded-b-dialog border-line border-t bg-sunken px-[22px] py-3.5">
      {children}
    </div>
  );
}

export const BACKDROP_CLASS =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-[120ms] data-ending-style:opacity-0 data-starting-style:opacity-0";
export const VIEWPORT_CLASS =
  "fixed inset-0 z-40 grid items-start justify-items-center p-4 md:pt-[min(12vh,96px)]";
export const POPUP_CLASS =
  "opens flex max-h-[calc(100dvh-32px)] md:max-h-[calc(100dvh-16px-min(12vh,96px))] w-full flex-col rounded-dialog border border-line bg-surface shadow-float outline-none";
