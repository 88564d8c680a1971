import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import type { BlastRadius } from "@/lib/blast-radius/schema";

/** Whether a key is in use: when it was used last, by whom and how often. */
export function LastUse({ radius }: { radius: BlastRadius }) {
  const t = useTranslations("blastRadius");
  const { lastUsedDate, calls, isRecentlyUsed, recentUseDays } = radius;
  if (lastUsedDate === "") {
    return <Line mark="○">{t("lastUse.never")}</Line>;
  }
  return (
    <div className="grid gap-0.5">
      <Line mark={isRecentlyUsed ? "▲" : "○"}>
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

function Line({ mark, children }: { mark: "▲" | "○"; children: ReactNode }) {
  return (
    <p className="flex gap-2">
      <span
        aria-hidden="true"
        className={mark === "▲" ? "text-warn text-xs leading-5" : "text-idle text-xs leading-5"}
      >
        {mark}
      </span>
      <span className="min-w-0">{children}</span>
    </p>
  );
}
