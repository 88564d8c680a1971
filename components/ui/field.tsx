"use client";

import { Field as Base } from "@base-ui/react/field";
import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface FieldProps {
  label: ReactNode;
  /** One control of this folder: Input, Textarea, Select, Switch, Checkbox. */
  children: ReactNode;
  /** Stands under the label and is read with the control. */
  help?: ReactNode;
  /** What is wrong and what to enter instead. Stands under the control and is read with it. */
  error?: ReactNode;
  /** The choice cannot be changed later. */
  isImmutable?: boolean | undefined;
  isOptional?: boolean | undefined;
  isDisabled?: boolean | undefined;
  className?: string | undefined;
}

/** A control with its label above, help under the label and error below, all wired for screen readers. */
export function Field({ label, children, help, error, className, ...flags }: FieldProps) {
  const t = useTranslations("ui");
  const hasError = error !== undefined && error !== null && error !== "" && error !== false;
  return (
    <Base.Root
      invalid={hasError}
      disabled={flags.isDisabled ?? false}
      className={classNames("grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1.5", className)}
    >
      <div className="grid gap-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <Base.Label className="font-medium">{label}</Base.Label>
          {flags.isOptional === true && <span className="text-ink-2 text-xs">{t("optional")}</span>}
          {flags.isImmutable === true && (
            <span className="inline-flex items-center gap-1 text-ink-2 text-xs">
              <LockKeyhole aria-hidden="true" className="size-3" />
              {t("immutable")}
            </span>
          )}
        </div>
        {help !== undefined && (
          <Base.Description className="max-w-[72ch] text-ink-2 text-sm">{help}</Base.Description>
        )}
      </div>
      {children}
      <FieldError>{hasError ? error : null}</FieldError>
    </Base.Root>
  );
}

function FieldError({ children }: { children: ReactNode }) {
  if (children === null) {
    return null;
  }
  return (
    <Base.Error match className="flex gap-1.5 text-bad text-sm">
      <span aria-hidden="true">▲</span>
      <span>{children}</span>
    </Base.Error>
  );
}
