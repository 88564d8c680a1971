import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { BlastRadius } from "@/lib/blast-radius/schema";

export interface LastUseProps {
  radius: BlastRadius;
  /** A recent use speaks against what one is about to do. */
  isWarning?: boolean | undefined;
}

/** Whether a key is in use: when it was used last, by whom and how often. */
export function LastUse({ radius, isWarning = false }: LastUseProps) {
  const t = useTranslations("blastRadius");
  const { lastUsedDate, calls, isRecentlyUsed, recentUseDays } = radius;
  if (lastUsedDate === "") {
    return <Line mark="○">{t("lastUse.never")}</Line>;
  }
  return (
    <div className="grid gap-0.5">
      <Line mark={isRecentlyUsed ? (isWarning ? "▲" : "●") : "○"}>
        {t.rich("lastUse.at", {
          actor: radius.lastUsedBy || t("someone"),
          operation: radius.lastUsedFor,
          b: (words) => <b className="font-medium wrap-anywhere">{words}</b>,
          when: () => <RelativeTime at={lastUsedDate} />,
        })}
        {!isRecentlyUsed && recentUseDays > 0 && ` ${t("lastUse.notRecently", { days: recentUseDays })}`}
      </Line>
      <p className="num pl-5 text-ink-2">
        {t("lastUse.calls", {
          day: calls.last24Hours,
          week: calls.last7Days,
          month: calls.last30Days,
        })}
      </p>
    </div>
  );
}

const COLOURS = { "▲": "text-warn", "●": "text-ok", "○": "text-idle" } as const;

function Line({ mark, children }: { mark: keyof typeof COLOURS; children: ReactNode }) {
  return (
    <p className="flex gap-2">
      <span aria-hidden="true" className={classNames("w-3 shrink-0 text-xs leading-5", COLOURS[mark])}>
        {mark}
      </span>
      <span className="min-w-0">{children}</span>
    </p>
  );
}
