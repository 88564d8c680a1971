"use client";

import { Eye, EyeOff } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EFFECTS } from "@/lib/audit/schema";
import { formatExactTime } from "@/lib/format/time";
import { resultWords } from "./event-words";
import { isNarrowed, type ShownEffect, type TimelineView, USUAL_VIEW } from "./timeline-view";

export interface TimelineChipsProps {
  view: TimelineView;
  onView: (changes: Partial<TimelineView>) => void;
}

/** The filters in force, each with a cross; and whether reads are shown. */
export function TimelineChips({ view, onView }: TimelineChipsProps) {
  const t = useTranslations("audit");
  const chips = useFilterChips(view);
  return (
    <ul className="flex flex-wrap items-center gap-2" aria-label={t("filter.title")}>
      {chips.map(({ name, value, without }) => (
        <li key={name} className="max-w-full">
          <Chip
            isOn
            prefix={name}
            onRemove={() => onView(without)}
            removeLabel={t("filter.remove", { name })}
          >
            {value}
          </Chip>
        </li>
      ))}
      <li>
        <ReadsButton effects={view.effects} onView={onView} />
      </li>
      {isNarrowed(view) && (
        <li>
          <Button variant="ghost" size="sm" onClick={() => onView({ ...USUAL_VIEW, effects: view.effects })}>
            {t("filter.clear")}
          </Button>
        </li>
      )}
    </ul>
  );
}

interface FilterChip {
  name: string;
  value: string;
  without: Partial<TimelineView>;
}

function useFilterChips(view: TimelineView): FilterChip[] {
  const t = useTranslations("audit");
  const time = useTimeWords(view);
  const [firstAction = ""] = view.actions;
  const actions =
    view.actions.length < 2
      ? firstAction
      : t("filter.several", { first: firstAction, count: view.actions.length - 1 });
  const result = view.result === "" ? "" : resultWords(t, view.result);
  const all: FilterChip[] = [
    { name: t("filter.time"), value: time, without: { time: "any", from: "", to: "" } },
    { name: t("filter.actor"), value: view.actor, without: { actor: "" } },
    { name: t("filter.action"), value: actions, without: { actions: [] } },
    { name: t("filter.resource"), value: view.resource, without: { resource: "" } },
    { name: t("filter.result"), value: result, without: { result: "" } },
    { name: t("filter.ip"), value: view.ip, without: { ip: "" } },
  ];
  return all.filter(({ value }) => value !== "");
}

function useTimeWords({ time, from, to }: TimelineView): string {
  const t = useTranslations("audit");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const words = (instant: string) => formatExactTime(new Date(instant), { locale, timeZone });
  if (time === "any") return "";
  if (time !== "custom") return t(`time.${time}`);
  if (to === "") return t("filter.since", { from: words(from) });
  if (from === "") return t("filter.until", { to: words(to) });
  return t("filter.between", { from: words(from), to: words(to) });
}

interface ReadsButtonProps {
  effects: readonly ShownEffect[];
  onView: (changes: Partial<TimelineView>) => void;
}

const ICON = { "aria-hidden": true, className: "size-3.5" } as const;

/** Reads are hidden at first; this shows them. */
function ReadsButton({ effects, onView }: ReadsButtonProps) {
  const t = useTranslations("audit.reads");
  const hasReads = effects.includes("read");
  const others = effects.filter((effect) => effect !== "read");
  const next = hasReads ? others : EFFECTS.filter((effect) => effect === "read" || effects.includes(effect));
  return (
    <Button
      size="sm"
      icon={hasReads ? <EyeOff {...ICON} /> : <Eye {...ICON} />}
      onClick={() => onView({ effects: next.length === 0 ? USUAL_VIEW.effects : next })}
    >
      {hasReads ? t("hide") : t("show")}
    </Button>
  );
}
