"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { useTranslations } from "next-intl";
import { type ReactElement, type ReactNode, useRef } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { BACKDROP_CLASS, DialogFooter, POPUP_CLASS, VIEWPORT_CLASS } from "./dialog";

const WIDTHS = { md: "max-w-[520px]", lg: "max-w-[640px]" } as const;

export interface AlertDialogProps {
  /** The act as a question's answer, never "Are you sure?". */
  title: ReactNode;
  /** What happens, to whom, and whether it can be undone. */
  description: ReactNode;
  children?: ReactNode;
  /** Says the act: "Disable key". */
  confirmLabel: string;
  /** Where "Cancel" could be read as the act itself. */
  dismissLabel?: string | undefined;
  onConfirm?: (() => void) | undefined;
  /** The form among the children that the confirming button sends, instead of `onConfirm`. */
  formId?: string | undefined;
  size?: keyof typeof WIDTHS | undefined;
  tone?: "danger" | "primary" | undefined;
  isBusy?: boolean | undefined;
  isConfirmDisabled?: boolean | undefined;
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** Asks before an act with consequences. A click beside it does not close it; the focus starts on Cancel. */
export function AlertDialog({
  title,
  description,
  children,
  confirmLabel,
  onConfirm,
  ...rest
}: AlertDialogProps) {
  const t = useTranslations("ui");
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root open={rest.open} onOpenChange={(open) => rest.onOpenChange?.(open)}>
      {rest.trigger !== undefined && <Base.Trigger render={rest.trigger} />}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP_CLASS} />
        <Base.Viewport className={VIEWPORT_CLASS}>
          <Base.Popup initialFocus={cancel} className={classNames(POPUP_CLASS, WIDTHS[rest.size ?? "md"])}>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5 overflow-y-auto px-[22px] py-5">
              <Base.Title className="wrap-anywhere font-semibold text-lg">{title}</Base.Title>
              <Base.Description className="text-ink-2" render={<div />}>
                {description}
              </Base.Description>
              {children}
            </div>
            <DialogFooter>
              <Base.Close render={<Button ref={cancel} variant="ghost" />}>
                {rest.dismissLabel ?? t("cancel")}
              </Base.Close>
              <Button
                variant={rest.tone ?? "danger"}
                isBusy={rest.isBusy}
                disabled={rest.isConfirmDisabled}
                {...(rest.formId === undefined
                  ? { onClick: onConfirm }
                  : { type: "submit" as const, form: rest.formId })}
              >
                {confirmLabel}
              </Button>
            </DialogFooter>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
