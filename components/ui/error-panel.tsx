import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Copyable } from "./copyable";

export interface ErrorPanelProps {
  /** What happened. */
  title: ReactNode;
  why?: ReactNode;
  /** What to do about it. */
  next?: ReactNode;
  code?: string | undefined;
  requestId?: string | undefined;
  /** The way out as a button or a link. */
  action?: ReactNode;
  /** "warn" for what mends itself or needs a decision. */
  tone?: "bad" | "warn" | undefined;
  /** It appeared after an act: read it aloud at once. */
  isLive?: boolean | undefined;
}

/** A failure: what happened, why, what to do next, and, small, what support needs. */
export function ErrorPanel({
  title,
  why,
  next,
  code,
  requestId,
  action,
  tone = "bad",
  isLive = true,
}: ErrorPanelProps) {
  const t = useTranslations("ui");
  return (
    <div
      role={isLive ? "alert" : undefined}
      className={`grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 rounded-card px-3.5 py-3 ${tone === "bad" ? "bg-bad-soft" : "bg-warn-soft"}`}
    >
      <div className="flex gap-2.5">
        <span aria-hidden="true" className={tone === "bad" ? "text-bad" : "text-warn"}>
          ▲
        </span>
        <div className="grid min-w-0 max-w-[72ch] grid-cols-[minmax(0,1fr)] gap-1">
          <p className="font-semibold">{title}</p>
          {why !== undefined && <div>{why}</div>}
          {next !== undefined && <div>{next}</div>}
          {action !== undefined && <div className="mt-1.5 flex flex-wrap gap-2">{action}</div>}
          {(code !== undefined || requestId !== undefined) && (
            <div className="mt-1 flex flex-wrap gap-x-4 text-ink-2 text-xs">
              {code !== undefined && <Copyable size="sm" label={t("errorCode")} value={code} />}
              {requestId !== undefined && (
                <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
                  <span className="shrink-0">{t("requestId")}</span>
                  <Copyable size="sm" label={t("requestId")} value={requestId} />
                </span>
              )}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
