"use client";

import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

export interface EncodedFieldProps {
  label: string;
  help: string;
  value: string;
  onValueChange: (value: string) => void;
  error: string | undefined;
}

/** Bytes that somebody else made, pasted as Base64 or hexadecimal. */
export function EncodedField({ label, help, value, onValueChange, error }: EncodedFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      <Textarea
        isMono
        rows={4}
        value={value}
        autoComplete="off"
        spellCheck={false}
        data-gramm="false"
        onChange={(event) => onValueChange(event.currentTarget.value)}
        className="wrap-anywhere"
      />
    </Field>
  );
}
