"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useTranslations } from "next-intl";
import { keyName } from "@/components/keys/key-name";
import { KeyStateMark } from "@/components/keys/key-state-mark";
import { classNames } from "@/components/ui/class-names";
import { CONTROL_CLASS } from "@/components/ui/control-styles";
import { Field } from "@/components/ui/field";
import type { KeyMetadata } from "@/lib/keys/schema";
import { useKeySuggestions } from "./queries";

export interface KeyPickerProps {
  value: string;
  onValueChange: (value: string) => void;
  error?: string | undefined;
}

/** Names the key to use: by ID, alias or ARN, typed or chosen from those that match. */
export function KeyPicker({ value, onValueChange, error }: KeyPickerProps) {
  const t = useTranslations("tool.key");
  const { status, keys } = useKeySuggestions(value);
  const name = value.trim();
  const chosen = keys.find(
    ({ keyId, arn, aliasNames }) => keyId === name || arn === name || aliasNames.includes(name),
  );
  return (
    <div className="grid gap-1.5">
      <Field label={t("label")} help={status === "forbidden" ? t("helpForbidden") : t("help")} error={error}>
        <Autocomplete.Root
          items={[...keys]}
          value={value}
          onValueChange={onValueChange}
          itemToStringValue={(key: KeyMetadata) => key.keyId}
          filter={null}
          openOnInputClick
        >
          <Autocomplete.Input
            placeholder={t("placeholder")}
            autoComplete="off"
            spellCheck={false}
            className={classNames(CONTROL_CLASS, "touch mono h-9")}
          />
          {status !== "forbidden" && <Suggestions status={status} count={keys.length} />}
        </Autocomplete.Root>
      </Field>
      {name !== "" && status !== "forbidden" && (
        <p className="flex min-h-[22px] min-w-0 flex-wrap items-center gap-x-2 text-ink-2 text-sm">
          {chosen !== undefined && (
            <>
              <KeyStateMark keyState={chosen.keyState} />
              <span className="min-w-0 truncate">{keyName(chosen)}</span>
              <span>{chosen.instanceName}</span>
            </>
          )}
        </p>
      )}
    </div>
  );
}

function Suggestions({ status, count }: { status: "loading" | "ready" | "failed"; count: number }) {
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
            {(key: KeyMetadata) => (
              <Autocomplete.Item
                key={key.keyId}
                value={key}
                className="touch flex cursor-default select-none items-center gap-3 rounded-[5px] px-2.5 py-1.5 outline-none data-highlighted:bg-accent-soft"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{keyName(key)}</span>
                  <span className="mono block truncate text-ink-2">{key.keyId}</span>
                </span>
                <KeyStateMark keyState={key.keyState} />
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </Autocomplete.Popup>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  );
}
