"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { CONTROL_CLASS } from "./control-styles";

export interface TextareaProps extends ComponentProps<"textarea"> {
  isMono?: boolean | undefined;
}

/** Several lines of text. Inside a Field it gets its label, help and error by itself. */
export function Textarea({ isMono = false, className, ref, rows = 4, ...rest }: TextareaProps) {
  return (
    <Field.Control
      render={
        <textarea
          {...rest}
          ref={ref}
          rows={rows}
          className={classNames(CONTROL_CLASS, "block resize-y py-2", isMono && "mono", className)}
        />
      }
    />
  );
}
