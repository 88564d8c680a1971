"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { describeError, type ErrorToDescribe } from "@/lib/format/describe-error";

/** A refusal with what support needs. */
export interface ShownRefusal extends ErrorToDescribe {
  requestId?: string | undefined;
}

export interface RefusalProps {
  refusal: ShownRefusal;
  /** The way out as a button or a link. */
  action?: ReactNode;
}

/** What the service refused, in the reader's words. */
export function RefusalPanel({ refusal, action }: RefusalProps) {
  const t = useTranslations("errors");
  const tNoPermission = useTranslations("layout.noPermission");
  const { title, why, next } = describeError(t, refusal);
  const missing = refusal.code === "Forbidden.NoPermission" ? refusal.facts?.action : undefined;
  return (
    <ErrorPanel
      title={title}
      why={missing === undefined ? why : tNoPermission("description", { action: String(missing) })}
      next={missing === undefined ? next : undefined}
      code={refusal.code}
      requestId={refusal.requestId}
      action={action}
    />
  );
}

export interface PageRefusalProps extends RefusalProps {
  /** The page is there to do something, such as creating a key, and not to show something. */
  isAct?: boolean;
}

/** Stands where the page's content would: not allowed, and which action is missing; or what failed. */
export function PageRefusal({ refusal, action, isAct = false }: PageRefusalProps) {
  const t = useTranslations("layout.noPermission");
  if (refusal.code !== "Forbidden.NoPermission") {
    return <RefusalPanel refusal={refusal} action={action} />;
  }
  return (
    <EmptyState
      kind="no-permission"
      title={t(isAct ? "titleOfAct" : "title")}
      description={t("description", { action: String(refusal.facts?.action ?? t("thisAction")) })}
      action={action}
    />
  );
}
