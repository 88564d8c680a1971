"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { keyHref } from "@/components/keys/links";
import type { ShownRefusal } from "@/components/layout/refusal-panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { BlastRadius, KeyUser } from "@/lib/blast-radius/schema";
import { Dependents } from "./dependents";
import { LastUse } from "./last-use";

const USERS_SHOWN = 3;

export interface BlastRadiusPanelProps {
  keyId: string;
  radius: BlastRadius | undefined;
  unreadable: ShownRefusal | null;
  isLoading: boolean;
}

/** Who would notice, in a box that has its size before anything is known. */
export function BlastRadiusPanel({ keyId, radius, unreadable, isLoading }: BlastRadiusPanelProps) {
  const t = useTranslations("blastRadius.panel");
  return (
    <section
      aria-label={t("title")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-busy={isLoading || undefined}
      className="grid h-[236px] min-w-0 md:h-[186px] content-start gap-2.5 overflow-y-auto rounded-card border border-line bg-sunken px-3.5 py-3"
    >
      <h3 className="font-medium">{t("title")}</h3>
      {isLoading && <Bars />}
      {radius !== undefined && <Known keyId={keyId} radius={radius} />}
      {radius === undefined && unreadable !== null && (
        <Unreadable>{unreadable.code === "Forbidden.NoPermission" ? t("forbidden") : t("failed")}</Unreadable>
      )}
    </section>
  );
}

function Known({ keyId, radius }: { keyId: string; radius: BlastRadius }) {
  const t = useTranslations("blastRadius.panel");
  const more = radius.users.length - USERS_SHOWN;
  return (
    <>
      <LastUse radius={radius} isWarning />
      {radius.users.length > 0 && (
        <ul className="grid gap-1">
          {radius.users.slice(0, USERS_SHOWN).map((user) => (
            <User key={`${user.actorType} ${user.actorId}`} user={user} />
          ))}
          {more > 0 && (
            <li>
              <TextLink href={keyHref(keyId, "usage")}>{t("moreUsers", { count: more })}</TextLink>
            </li>
          )}
        </ul>
      )}
      <Dependents dependents={radius.dependents} />
      {radius.users.length === 0 && <p className="max-w-[64ch] pl-5 text-ink-2">{t("limits")}</p>}
    </>
  );
}

function User({ user }: { user: KeyUser }) {
  const t = useTranslations("blastRadius");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <span className="min-w-0 font-medium wrap-anywhere">{user.actorName || t("someone")}</span>
      <span className="text-ink-2">{user.eventNames.join(", ")}</span>
      <span className="ml-auto text-ink-2">
        {t.rich("panel.userCalls", {
          count: user.calls.last30Days,
          when: () => <RelativeTime at={user.lastUsedDate} />,
        })}
      </span>
    </li>
  );
}

function Unreadable({ children }: { children: ReactNode }) {
  return (
    <p className="flex max-w-[64ch] gap-2">
      <span aria-hidden="true" className="text-warn text-xs leading-5">
        ▲
      </span>
      <span>{children}</span>
    </p>
  );
}

function Bars() {
  return (
    <>
      <Skeleton className="h-5 w-3/4" />
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-5 w-2/3" />
    </>
  );
}
