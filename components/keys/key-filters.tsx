"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { ATTENTION_NEEDED, CREATABLE_KEY_SPECS, KEY_USAGES, type KeyFilterKey } from "@/lib/keys/schema";
import { KEY_STATES, type KeyListView, PROTECTION_LEVELS, withFilter } from "./key-list-view";

export interface InstanceChoice {
  instanceId: string;
  instanceName: string;
}

export interface KeyFiltersProps {
  view: KeyListView;
  onView: (view: KeyListView) => void;
  instances: readonly InstanceChoice[];
  /** The ID of the user who looks on. */
  userId: string;
}

/** The button that opens all filters of the list. A tick takes effect at once. */
export function KeyFilters({ view, onView, instances, userId }: KeyFiltersProps) {
  const t = useTranslations("keys");
  const group = (key: KeyFilterKey, options: readonly { value: string; label: string }[]) => (
    <FilterGroup
      label={t(`filter.${key}`)}
      options={options}
      chosen={view.filters[key] ?? []}
      onChange={(values) => onView(withFilter(view, key, values))}
    />
  );
  return (
    <Popover
      trigger={
        <Button size="md" icon={<ListFilter aria-hidden="true" className="size-4" />}>
          {t("list.filter")}
        </Button>
      }
      title={t("list.filterTitle")}
    >
      <div className="grid max-h-[min(60dvh,520px)] w-[min(300px,80vw)] gap-4 overflow-y-auto pb-1 pl-0.5">
        {group(
          "KeyState",
          KEY_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        )}
        <TagFilter view={view} onView={onView} />
        {instances.length > 0 &&
          group(
            "DKMSInstanceId",
            instances.map(({ instanceId, instanceName }) => ({ value: instanceId, label: instanceName })),
          )}
        {group(
          "KeySpec",
          CREATABLE_KEY_SPECS.map((value) => ({ value, label: value })),
        )}
        {group(
          "KeyUsage",
          KEY_USAGES.map((value) => ({ value, label: value })),
        )}
        {group(
          "ProtectionLevel",
          PROTECTION_LEVELS.map((value) => ({ value, label: t(`protection.${value}`) })),
        )}
        {group("Creator", [{ value: userId, label: t("filter.me") }])}
        {group("Attention", [{ value: ATTENTION_NEEDED, label: t("filter.attentionNeeded") }])}
      </div>
    </Popover>
  );
}

interface FilterGroupProps {
  label: ReactNode;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (values: readonly string[]) => void;
}

function FilterGroup({ label, options, chosen, onChange }: FilterGroupProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-ink-2 text-xs">{label}</legend>
      {options.map(({ value, label: words }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onCheckedChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((v) => v !== value))}
        >
          {words}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function TagFilter({ view, onView }: Pick<KeyFiltersProps, "view" | "onView">) {
  const t = useTranslations("keys.filter");
  const id = useId();
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [tagKey, tagValue] = ["tagKey", "tagValue"].map((name) => String(form.get(name) ?? "").trim());
    const withKey = withFilter(view, "TagKey", tagKey === "" || tagKey === undefined ? [] : [tagKey]);
    onView(withFilter(withKey, "TagValue", tagValue === "" || tagValue === undefined ? [] : [tagValue]));
  };
  const [tagKey = ""] = view.filters.TagKey ?? [];
  const [tagValue = ""] = view.filters.TagValue ?? [];
  return (
    <form key={`${tagKey}=${tagValue}`} onSubmit={apply} className="grid gap-2" aria-labelledby={id}>
      <p id={id} className="font-medium text-ink-2 text-xs">
        {t("tag")}
      </p>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("TagKey")}>
          <Input name="tagKey" defaultValue={tagKey} maxLength={128} autoComplete="off" />
        </Field>
        <Field label={t("TagValue")}>
          <Input name="tagValue" defaultValue={tagValue} maxLength={128} autoComplete="off" />
        </Field>
      </div>
      <div>
        <Button type="submit" size="sm">
          {t("applyTag")}
        </Button>
      </div>
    </form>
  );
}
