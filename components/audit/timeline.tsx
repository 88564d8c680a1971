"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { refusalOf } from "@/components/layout/run-query";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { EventList } from "./event-list";
import { mergeEvents } from "./group-events";
import { LiveControl } from "./live-control";
import { LiveEnded, NewEventsButton, NewEventsStatus } from "./live-notices";
import { timelineQuery } from "./queries";
import { TimelineChips } from "./timeline-chips";
import { TimelineEmpty } from "./timeline-empty";
import { TimelineFilters } from "./timeline-filters";
import { TimelineSkeleton } from "./timeline-skeleton";
import { canFollow } from "./timeline-view";
import { useHeldEvents } from "./use-held-events";
import { useInSight } from "./use-in-sight";
import { useLiveEvents } from "./use-live-events";
import { useTimelineView } from "./use-timeline-view";
import { WhoDidWhat } from "./who-did-what";

/** The audit timeline: newest first, live, filtered by what stands in the URL. */
export function Timeline({ actions }: { actions: readonly string[] }) {
  const t = useTranslations("audit");
  const { view, ignored, show } = useTimelineView();
  const query = timelineQuery(view);
  const { data, error, isPlaceholderData, ...paging } = useInfiniteQuery(query);
  const [isPaused, setIsPaused] = useState(false);
  const isPast = !canFollow(view);
  const client = useQueryClient();
  const reload = useCallback(
    () => void client.resetQueries({ queryKey: query.queryKey }),
    [client, query.queryKey],
  );
  const refusal = error === null ? null : refusalOf(error);
  const isForbidden = refusal?.code === "Forbidden.NoPermission";
  const isInSight = useInSight(reload);
  const isOn = isInSight && !isPaused && !isPast && data !== undefined && error === null;
  const live = useLiveEvents({ view, isOn, onGap: reload });
  const held = useHeldEvents(live.events);
  const events = useMemo(
    () => mergeEvents(held.shown, data?.pages.flatMap((page) => page.events) ?? []),
    [held.shown, data],
  );
  const resume = (pause: boolean) => {
    setIsPaused(pause);
    if (!pause) reload();
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          error === null && (
            <LiveControl state={live.state} isPaused={isPaused} isPast={isPast} onPause={resume} />
          )
        }
      />
      <div className="grid min-w-0 gap-3">
        {!isForbidden && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <TimelineFilters view={view} onView={show} actions={actions} />
            <TimelineChips view={view} onView={show} />
          </div>
        )}
        {ignored.length > 0 && <Callout tone="warn">{t("ignored", { names: ignored.join(", ") })}</Callout>}
        {live.state === "ended" && <LiveEnded code={live.endedBy} />}
        <NewEventsStatus events={live.events} />
        <NewEventsButton count={held.waiting} onShow={held.showAll} />
        {refusal !== null && (
          <PageRefusal refusal={refusal} action={isForbidden ? undefined : <Retry onRetry={reload} />} />
        )}
        {data === undefined && error === null && <TimelineSkeleton />}
        {data !== undefined && events.length === 0 && <TimelineEmpty view={view} />}
        {data !== undefined && events.length > 0 && (
          <div className="grid min-w-0 gap-4" aria-busy={isPlaceholderData || undefined}>
            <WhoDidWhat events={events} />
            <EventList events={events} />
            <Older {...paging} />
          </div>
        )}
      </div>
    </>
  );
}

function Retry({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("common");
  return <Button onClick={onRetry}>{t("retry")}</Button>;
}

interface OlderProps {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

function Older({ hasNextPage, isFetchingNextPage, fetchNextPage }: OlderProps) {
  const t = useTranslations("audit.list");
  if (!hasNextPage) return <p className="py-2 text-center text-ink-2 text-sm">{t("end")}</p>;
  return (
    <div className="grid justify-center py-2">
      <Button isBusy={isFetchingNextPage} onClick={() => fetchNextPage()}>
        {t("older")}
      </Button>
    </div>
  );
}
