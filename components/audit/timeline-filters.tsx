"use client";

import { ListFilter } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { EFFECTS } from "@/lib/audit/schema";
import { resultWords } from "./event-words";
import { localInputValue, parseLocalInput } from "./local-time";
import { TIME_PRESETS, type TimelineView, USUAL_EFFECTS } from "./timeline-view";

/** Refusals people look for; any other code can stand in the URL. */
const COMMON_REFUSALS = [
  "Forbidden.NoPermission",
  "Rejected.Disabled",
  "Rejected.PendingDeletion",
  "Forbidden.KeyNotFound",
  "InvalidParameter",
  "SignInFailed",
  "Rejected.Throttling",
] as const;

const ANY = "any";

export interface TimelineFiltersProps {
  view: TimelineView;
  onView: (changes: Partial<TimelineView>) => void;
  /** The names of all operations. */
  actions: readonly string[];
}

/** What the timeline is narrowed by: time and result at hand, the rest in a panel. */
export function TimelineFilters({ view, onView, actions }: TimelineFiltersProps) {
  const t = useTranslations("audit");
  const [isOpen, setIsOpen] = useState(false);
  const apply = (changes: Partial<TimelineView>) => {
    setIsOpen(false);
    onView(changes);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <TimeSelect view={view} onView={onView} onCustom={() => setIsOpen(true)} />
      <ResultSelect view={view} onView={onView} />
      <Popover
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t("filter.title")}
        trigger={
          <Button size="sm" icon={<ListFilter aria-hidden="true" className="size-3.5" />}>
            {t("filter.open")}
          </Button>
        }
      >
        <FilterForm view={view} onApply={apply} actions={actions} />
      </Popover>
    </div>
  );
}

interface TimeSelectProps extends Pick<TimelineFiltersProps, "view" | "onView"> {
  onCustom: () => void;
}

function TimeSelect({ view, onView, onCustom }: TimeSelectProps) {
  const t = useTranslations("audit");
  const choices = ["any", ...(Object.keys(TIME_PRESETS) as (keyof typeof TIME_PRESETS)[]), "custom"] as const;
  const choose = (value: string) => {
    const time = choices.find((choice) => choice === value);
    if (time === "custom") onCustom();
    else if (time !== undefined) onView({ time, from: "", to: "" });
  };
  return (
    <Select
      size="compact"
      label={t("filter.time")}
      value={view.time}
      onValueChange={choose}
      options={choices.map((value) => ({ value, label: t(`time.${value}`) }))}
    />
  );
}

function ResultSelect({ view, onView }: Pick<TimelineFiltersProps, "view" | "onView">) {
  const t = useTranslations("audit");
  const codes = new Set<string>(COMMON_REFUSALS);
  if (view.result !== "" && view.result !== "succeeded" && view.result !== "refused") codes.add(view.result);
  const options = [
    { value: ANY, label: t("result.any") },
    { value: "succeeded", label: t("result.succeeded") },
    { value: "refused", label: t("result.refused") },
    ...[...codes].map((code) => ({ value: code, label: resultWords(t, code), description: code })),
  ];
  return (
    <Select
      size="compact"
      label={t("filter.result")}
      value={view.result === "" ? ANY : view.result}
      onValueChange={(value) => onView({ result: value === ANY ? "" : value })}
      options={options}
    />
  );
}

interface FilterFormProps extends Pick<TimelineFiltersProps, "view" | "actions"> {
  onApply: (changes: Partial<TimelineView>) => void;
}

function FilterForm({ view, actions, onApply }: FilterFormProps) {
  const t = useTranslations("audit");
  const timeZone = useTimeZone() ?? "UTC";
  const [effects, setEffects] = useState(view.effects);
  const [action, setAction] = useState(view.actions[0] ?? ANY);
  const [isReversed, setIsReversed] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const time = timeOf({ view, from: text("from"), to: text("to") }, timeZone);
    const isBackwards = time.from !== "" && time.to !== "" && time.from >= time.to;
    setIsReversed(isBackwards);
    if (isBackwards) return;
    onApply({
      ...time,
      actor: text("actor"),
      resource: text("resource"),
      ip: text("ip"),
      actions: action === ANY ? [] : view.actions[0] === action ? view.actions : [action],
      effects: effects.length === 0 ? USUAL_EFFECTS : effects,
    });
  };
  const input = (name: "actor" | "resource" | "ip", maxLength: number) => (
    <Input
      name={name}
      defaultValue={view[name]}
      maxLength={maxLength}
      autoComplete="off"
      isMono={name !== "actor"}
    />
  );
  return (
    <form onSubmit={submit} className="grid w-[min(320px,80vw)] gap-3.5">
      <div className="grid max-h-[min(520px,calc(var(--available-height)-120px))] gap-3.5 overflow-y-auto p-0.5">
        <TimeFields view={view} timeZone={timeZone} isReversed={isReversed} />
        <Field label={t("filter.actor")} help={t("filter.actorHelp")}>
          {input("actor", 128)}
        </Field>
        <Field label={t("filter.action")}>
          <Select
            value={action}
            onValueChange={setAction}
            options={[ANY, ...actions].map((name) => ({
              value: name,
              label: name === ANY ? t("filter.actionAny") : name,
            }))}
          />
        </Field>
        <Field label={t("filter.resource")} help={t("filter.resourceHelp")}>
          {input("resource", 255)}
        </Field>
        <Field label={t("filter.ip")}>{input("ip", 64)}</Field>
        <EffectChoice effects={effects} onEffects={setEffects} />
      </div>
      <div>
        <Button type="submit" variant="primary">
          {t("filter.apply")}
        </Button>
      </div>
    </form>
  );
}

interface TimeFieldsProps {
  view: TimelineView;
  timeZone: string;
  /** The end stands before the start. */
  isReversed: boolean;
}

function TimeFields({ view, timeZone, isReversed }: TimeFieldsProps) {
  const t = useTranslations("audit");
  return (
    <>
      <Field label={t("filter.from")}>
        <Input type="datetime-local" name="from" defaultValue={localInputValue(view.from, timeZone)} />
      </Field>
      <Field
        label={t("filter.to")}
        help={t("filter.zone", { zone: timeZone })}
        error={isReversed ? t("filter.reversed") : undefined}
      >
        <Input type="datetime-local" name="to" defaultValue={localInputValue(view.to, timeZone)} />
      </Field>
    </>
  );
}

interface EffectChoiceProps {
  effects: TimelineView["effects"];
  onEffects: (effects: TimelineView["effects"]) => void;
}

function EffectChoice({ effects, onEffects }: EffectChoiceProps) {
  const t = useTranslations("audit");
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{t("filter.effect")}</legend>
      {EFFECTS.map((effect) => (
        <Checkbox
          key={effect}
          checked={effects.includes(effect)}
          onCheckedChange={(isOn) =>
            onEffects(EFFECTS.filter((each) => (each === effect ? isOn : effects.includes(each))))
          }
        >
          {t(`effect.${effect}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

interface TypedTimes {
  view: TimelineView;
  from: string;
  to: string;
}

/** What was typed, as instants; a preset stays when nothing was. */
function timeOf(
  { view, from, to }: TypedTimes,
  timeZone: string,
): Pick<TimelineView, "time" | "from" | "to"> {
  const instants = { from: parseLocalInput(from, timeZone), to: parseLocalInput(to, timeZone) };
  if (instants.from !== "" || instants.to !== "") return { time: "custom", ...instants };
  return { time: view.time === "custom" ? "any" : view.time, from: "", to: "" };
}
