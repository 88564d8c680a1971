"use client";

import { ArrowUp } from "lucide-react";
import type { Route } from "next";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { EventSummary } from "@/lib/audit/schema";

/** New events are told together, not one by one. */
const TELL_EVERY_MS = 5_000;

/** Tells screen readers how many new events there are, politely and not too often. */
export function NewEventsStatus({ events }: { events: readonly EventSummary[] }) {
  const t = useTranslations("audit.live");
  const [told, setTold] = useState({ total: 0, fresh: 0 });
  const total = useRef(events.length);
  total.current = events.length;
  useEffect(() => {
    const timer = setInterval(() => {
      setTold((last) =>
        last.total === total.current
          ? last
          : { total: total.current, fresh: Math.max(0, total.current - last.total) },
      );
    }, TELL_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="status" className="sr-only">
      {told.fresh > 0 && t("announce", { count: told.fresh })}
    </span>
  );
}

/** For whoever reads further down: there is something new at the top. */
export function NewEventsButton({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useTranslations("audit.live");
  if (count === 0) return null;
  return (
    <div className="pointer-events-none sticky top-[64px] z-20 flex h-0 justify-center">
      <Button
        variant="primary"
        size="sm"
        className="pointer-events-auto shadow-float"
        icon={<ArrowUp aria-hidden="true" className="size-3.5" />}
        onClick={onShow}
      >
        {t("show", { count })}
      </Button>
    </div>
  );
}

/** Why no new events come any more. */
export function LiveEnded({ code }: { code: string }) {
  const t = useTranslations("audit.live");
  const search = useSearchParams().toString();
  const returnTo = search === "" ? "/audit" : `/audit?${search}`;
  const isPermission = code === "Forbidden.NoPermission";
  return (
    <Callout
      tone="warn"
      title={t("endedTitle")}
      action={
        isPermission ? undefined : (
          <LinkButton href={`/sign-in?callbackUrl=${encodeURIComponent(returnTo)}` as Route}>
            {t("signIn")}
          </LinkButton>
        )
      }
    >
      {isPermission ? t("endedPermission") : t("endedSession")}
    </Callout>
  );
}
