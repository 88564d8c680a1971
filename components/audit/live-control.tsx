"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { State, type Tone } from "@/components/ui/state";
import type { LiveState } from "./use-live-events";

export interface LiveControlProps {
  state: LiveState;
  isPaused: boolean;
  /** The view has an end in time: nothing new can belong to it. */
  isPast: boolean;
  onPause: (isPaused: boolean) => void;
}

const TONES = { connecting: "idle", on: "ok", lost: "warn", ended: "bad" } as const satisfies Record<
  LiveState,
  Tone
>;

/** Says whether new events come by themselves, and stops or starts that. */
export function LiveControl({ state, isPaused, isPast, onPause }: LiveControlProps) {
  const t = useTranslations("audit.live");
  if (isPast) return <State tone="idle">{t("off")}</State>;
  if (state === "ended") return null;
  const icon = isPaused ? (
    <Play aria-hidden="true" className="size-3.5" />
  ) : (
    <Pause aria-hidden="true" className="size-3.5" />
  );
  return (
    <fieldset aria-label={t("name")} className="flex items-center gap-2">
      {isPaused ? <State tone="idle">{t("paused")}</State> : <State tone={TONES[state]}>{t(state)}</State>}
      <Button size="sm" icon={icon} onClick={() => onPause(!isPaused)}>
        {isPaused ? t("resume") : t("pause")}
      </Button>
    </fieldset>
  );
}
