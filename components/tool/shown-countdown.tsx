"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** How long a plaintext stays on the screen unless its reader asks for more. */
export const SHOWN_SECONDS = 60;
/** Early enough to find the button without looking (WCAG 2.2.1 asks for 20 seconds). */
const WARNING_SECONDS = 20;

/** Tells when what is shown goes away, and lets one keep it longer, as often as one likes. */
export function ShownCountdown({ secondsLeft, onKeep }: { secondsLeft: number; onKeep: () => void }) {
  const t = useTranslations("tool.secret");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-2 text-sm">
      <span role="timer" className="num">
        {t("clearsIn", { seconds: secondsLeft })}
      </span>
      <Button size="sm" variant="ghost" onClick={onKeep}>
        {t("keepLonger")}
      </Button>
      <span role="status" className="sr-only">
        {secondsLeft <= WARNING_SECONDS && t("clearsSoon", { seconds: WARNING_SECONDS })}
      </span>
    </div>
  );
}
