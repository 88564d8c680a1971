import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { INSTANCES_HREF } from "@/components/instances/links";
import type { KeyListView } from "@/components/keys/key-list-view";
import { keyListHref } from "@/components/keys/links";
import { classNames } from "@/components/ui/class-names";
import type { Overview } from "@/lib/overview/schema";

interface Count {
  id: "keys" | "enabled" | "disabled" | "pendingImport" | "pendingDeletion" | "instances" | "notConnected";
  value: number;
  href: Route;
  shape: string;
  tone: string;
}

/** Keys and instances, each with the states they are in. Every number leads to the list behind it. */
export function CountList({ overview }: { overview: Overview }) {
  return (
    <div className="grid gap-[18px] lg:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
      <Counts counts={keyCounts(overview)} columns="sm:grid-cols-5" />
      <Counts counts={instanceCounts(overview)} columns="" />
    </div>
  );
}

function Counts({ counts, columns }: { counts: readonly Count[]; columns: string }) {
  const t = useTranslations("overview.count");
  return (
    <ul
      className={classNames(
        "grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line",
        columns,
      )}
    >
      {counts.map(({ id, value, href, shape, tone }) => (
        <li
          key={id}
          className={classNames(
            "bg-surface",
            counts.length % 2 === 1 && "first:col-span-2 sm:first:col-span-1",
          )}
        >
          <Link
            href={href}
            className="grid h-full content-start gap-0.5 px-3.5 py-3 outline-offset-[-2px] hover:bg-accent-soft"
          >
            <span className="num font-semibold text-[22px] leading-7">{t("number", { value })}</span>
            <span className="flex items-baseline gap-1.5 text-ink-2 text-sm">
              {shape !== "" && (
                <span
                  aria-hidden="true"
                  className={classNames("text-[10px] leading-none", value === 0 ? "text-ink-3" : tone)}
                >
                  {shape}
                </span>
              )}
              {t(id)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function keyCounts({ keys }: Overview): readonly Count[] {
  const inState = (state: string): Route =>
    keyListHref({ filters: { KeyState: [state] } } satisfies Partial<KeyListView>);
  return [
    { id: "keys", value: keys.total, href: keyListHref(), shape: "", tone: "" },
    { id: "enabled", value: keys.enabled, href: inState("Enabled"), shape: "●", tone: "text-ok" },
    { id: "disabled", value: keys.disabled, href: inState("Disabled"), shape: "○", tone: "text-idle" },
    {
      id: "pendingImport",
      value: keys.pendingImport,
      href: inState("PendingImport"),
      shape: "▲",
      tone: "text-warn",
    },
    {
      id: "pendingDeletion",
      value: keys.pendingDeletion,
      href: inState("PendingDeletion"),
      shape: "◆",
      tone: "text-bad",
    },
  ];
}

function instanceCounts({ instances }: Overview): readonly Count[] {
  return [
    { id: "instances", value: instances.total, href: INSTANCES_HREF, shape: "", tone: "" },
    {
      id: "notConnected",
      value: instances.notConnected,
      href: INSTANCES_HREF,
      shape: "▲",
      tone: "text-warn",
    },
  ];
}
