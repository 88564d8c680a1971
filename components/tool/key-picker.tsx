"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useTranslations } from "next-intl";
import { keyName } from "@/components/keys/key-name";
import { keyReason } from "@/components/keys/key-reason";
import { KeyStateMark } from "@/components/keys/key-state-mark";
import { classNames } from "@/components/ui/class-names";
import { CONTROL_CLASS } from "@/components/ui/control-styles";
import { Field } from "@/components/ui/field";
import type { StatefulOperation } from "@/lib/keys/key-state";
import type { KeyMetadata } from "@/lib/keys/schema";
import { chosenAmong, useKeySuggestions } from "./queries";

export interface KeyPickerProps {
  /** What the key is for; keys that cannot do it are greyed out, with the reason. */
  operation: StatefulOperation;
  value: string;
  onValueChange: (value: string) => void;
  error?: string | undefined;
  label?: string | undefined;
  help?: string | undefined;
  /** Shows what may be entered, where that is not everything that names a key. */
  placeholder?: string | undefined;
}

/** Names the key to use: by ID, alias or ARN, typed or chosen from those that match. */
export function KeyPicker({
  operation,
  value,
  onValueChange,
  error,
  label,
  help,
  placeholder,
}: KeyPickerProps) {
  const t = useTranslations("tool.key");
  const tReason = useTranslations();
  const { status, keys } = useKeySuggestions(value, operation);
  const name = value.trim();
  const chosen = chosenAmong(keys, name);
  const reason = chosen === null ? null : keyReason(chosen, operation);
  return (
    <div className="grid gap-1.5">
      <Field
        label={label ?? t("label")}
        help={status === "forbidden" ? t("helpForbidden") : (help ?? t("help"))}
        error={error}
      >
        <Autocomplete.Root
          items={[...keys]}
          value={value}
          onValueChange={onValueChange}
          itemToStringValue={(key: KeyMetadata) => key.keyId}
          filter={null}
          openOnInputClick
        >
          <Autocomplete.Input
            placeholder={placeholder ?? t("placeholder")}
            autoComplete="off"
            spellCheck={false}
            className={classNames(CONTROL_CLASS, "touch mono h-9")}
          />
          {status !== "forbidden" && (
            <Suggestions status={status} count={keys.length} operation={operation} />
          )}
        </Autocomplete.Root>
      </Field>
      {name !== "" && status !== "forbidden" && (
        <p className="flex min-h-[22px] min-w-0 flex-wrap items-center gap-x-2 text-ink-2 text-sm">
          {chosen !== null && (
            <>
              <KeyStateMark keyState={chosen.keyState} />
              <span className="min-w-0 truncate">{keyName(chosen)}</span>
              <span>{chosen.keySpec}</span>
              <span>{chosen.instanceName}</span>
            </>
          )}
          {reason !== null && (
            <span className="flex basis-full gap-1.5 text-warn">
              <span aria-hidden="true">▲</span>
              <span>{tReason(reason)}</span>
            </span>
          )}
        </p>
      )}
    </div>
  );
}

interface SuggestionsProps {
  status: "loading" | "ready" | "failed";
  count: number;
  operation: StatefulOperation;
}

function Suggestions({ status, count, operation }: SuggestionsProps) {
  const t = useTranslations("tool.key");
  const message = status === "failed" ? t("failed") : count === 0 && status === "ready" ? t("nothing") : null;
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner sideOffset={4} collisionPadding={8} className="z-50 outline-none">
        <Autocomplete.Popup
          aria-busy={status === "loading" || undefined}
          className="opens max-h-[min(var(--available-height),360px)] w-(--anchor-width) min-w-[280px] max-w-(--available-width) overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-float outline-none"
        >
          <Autocomplete.Status>
            {message !== null && <div className="px-2.5 py-2 text-ink-2">{message}</div>}
          </Autocomplete.Status>
          <Autocomplete.List>
            {(key: KeyMetadata) => <Suggestion key={key.keyId} shownKey={key} operation={operation} />}
          </Autocomplete.List>
        </Autocomplete.Popup>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  );
}

function Suggestion({ shownKey, operation }: { shownKey: KeyMetadata; operation: StatefulOperation }) {
  const tReason = useTranslations();
  const reason = keyReason(shownKey, operation);
  return (
    <Autocomplete.Item
      value={shownKey}
      disabled={reason !== null}
      className="touch flex cursor-default select-none items-center gap-3 rounded-[5px] px-2.5 py-1.5 outline-none data-disabled:text-ink-3 data-highlighted:bg-accent-soft"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{keyName(shownKey)}</span>
        <span className="mono block truncate text-ink-2">{shownKey.keyId}</span>
        {reason !== null && <span className="block text-ink-2 text-sm">{tReason(reason)}</span>}
      </span>
      <span className="grid justify-items-end gap-0.5">
        <KeyStateMark keyState={shownKey.keyState} />
        <span className="text-ink-2 text-xs">{shownKey.keySpec}</span>
      </span>
    </Autocomplete.Item>
  );
}
