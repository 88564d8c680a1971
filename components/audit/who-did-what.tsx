"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { EventSummary } from "@/lib/audit/schema";
import { formatAxisTime, formatExactTime } from "@/lib/format/time";
import { actorWord } from "./event-words";
import { type Lane, type Lanes, laneChart, type MarkKind } from "./lanes";

const KINDS = ["write", "use", "read", "refused"] as const satisfies readonly MarkKind[];

/** Parts of the span that have a label. */
const TICKS = [0, 1 / 3, 2 / 3, 1] as const;

/** Colour and height tell the kinds apart; the table says them in words. */
const MARKS = {
  read: "inset-y-[14px] bg-line-strong",
  use: "inset-y-[10px] bg-ink-3",
  write: "inset-y-[7px] bg-accent",
  refused: "inset-y-[4px] bg-bad",
} as const satisfies Record<MarkKind, string>;

const SAMPLES = {
  read: "h-1 bg-line-strong",
  use: "h-2 bg-ink-3",
  write: "h-3 bg-accent",
  refused: "h-4 bg-bad",
} as const satisfies Record<MarkKind, string>;

/** Who did what when, as lanes by actor; the same as a table on request. */
export function WhoDidWhat({ events }: { events: readonly EventSummary[] }) {
  const t = useTranslations("audit.lanes");
  const zone = { locale: useLocale(), timeZone: useTimeZone() ?? "UTC" };
  const [isTable, setIsTable] = useState(false);
  const chart = useMemo(() => laneChart(events), [events]);
  const tableId = useId();
  const headingId = useId();
  if (chart === null || chart.lanes.length < 2) return null;
  return (
    <section
      aria-labelledby={headingId}
      className="min-w-0 rounded-card border border-line bg-surface max-md:hidden"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-3 px-4 pt-3">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 id={headingId} className="font-semibold text-lg">
            {t("title")}
          </h2>
          <p className="text-ink-2 text-sm">
            {t("description", {
              from: formatExactTime(chart.from, zone),
              to: formatExactTime(chart.to, zone),
            })}
          </p>
        </div>
        <Button
          variant="ghost"
          size="sm"
          aria-expanded={isTable}
          aria-controls={tableId}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? t("hideTable") : t("table")}
        </Button>
      </div>
      <Axis chart={chart} />
      <LaneRows chart={chart} />
      <Legend />
      <div id={tableId} hidden={!isTable} className="p-4 pt-0">
        {isTable && <LaneTable lanes={chart.lanes} />}
      </div>
    </section>
  );
}

function Axis({ chart: { from, to } }: { chart: Lanes }) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const spanMs = to.getTime() - from.getTime();
  return (
    <div aria-hidden="true" className="grid grid-cols-[140px_minmax(0,1fr)] px-4 pt-2">
      <div className="num col-start-2 flex justify-between pb-1 text-ink-2 text-xs">
        {TICKS.map((part) => (
          <span key={part}>
            {formatAxisTime(new Date(from.getTime() + part * spanMs), { spanMs, locale, timeZone })}
          </span>
        ))}
      </div>
    </div>
  );
}

function LaneRows({ chart }: { chart: Lanes }) {
  const t = useTranslations("audit");
  return (
    <ul className="px-4">
      {chart.lanes.map((lane) => {
        const actor = actorWord(t, lane);
        const total = KINDS.reduce((sum, kind) => sum + lane.counts[kind], 0);
        return (
          <li
            key={actor}
            className="grid h-9 grid-cols-[140px_minmax(0,1fr)] items-center border-line border-t"
          >
            <span className="truncate pr-3">{actor}</span>
            <div
              role="img"
              aria-label={t("lanes.chart", { actor, total, refused: lane.counts.refused })}
              className="relative h-full"
            >
              {lane.marks.map((mark) => (
                <i
                  key={`${mark.kind} ${mark.at}`}
                  className={classNames("absolute min-w-[5px] rounded-[3px]", MARKS[mark.kind])}
                  style={{
                    left: `calc(${mark.at * 100}% - ${mark.at * 5}px)`,
                    width: `${mark.width * 100}%`,
                  }}
                />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Legend() {
  const t = useTranslations("audit.lanes");
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t px-4 py-2.5 text-ink-2 text-xs">
      {KINDS.map((kind) => (
        <li key={kind} className="inline-flex items-center gap-1.5">
          <i aria-hidden="true" className={classNames("w-[5px] rounded-[3px]", SAMPLES[kind])} />
          {t(kind)}
        </li>
      ))}
    </ul>
  );
}

function LaneTable({ lanes }: { lanes: readonly Lane[] }) {
  const t = useTranslations("audit");
  return (
    <Table label={t("lanes.title")}>
      <TableHead>
        <TableHeader>{t("lanes.actor")}</TableHeader>
        {KINDS.map((kind) => (
          <TableHeader key={kind} align="end">
            {t(`lanes.${kind}`)}
          </TableHeader>
        ))}
      </TableHead>
      <TableBody>
        {lanes.map((lane) => (
          <TableRow key={actorWord(t, lane)}>
            <TableCell isPrimary>{actorWord(t, lane)}</TableCell>
            {KINDS.map((kind) => (
              <TableCell key={kind} label={t(`lanes.${kind}`)} align="end">
                {lane.counts[kind]}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
