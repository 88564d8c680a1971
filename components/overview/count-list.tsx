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

/** Every number leads to the list behind it. */
export function CountList({ overview }: { overview: Overview }) {
  const t = useTranslations("overview.count");
  return (
    <ul className="grid grid-cols-2 overflow-hidden rounded-card border border-line bg-line gap-px sm:grid-cols-3 lg:grid-cols-7">
      {countsOf(overview).map(({ id, value, href, shape, tone }) => (
        <li key={id} className="bg-surface first:col-span-2 sm:first:col-span-1">
          <Link
            href={href}
            className="grid h-full gap-0.5 px-3.5 py-3 outline-offset-[-2px] hover:bg-accent-soft"
          >
            <span className="num font-semibold text-[22px] leading-7">{t("number", { value })}</span>
            <span className="flex items-baseline gap-1.5 text-ink-2 text-sm">
              {shape !== "" && (
                <span
                  aria-hidden="true"
                  className={classNames("text-[10px]", value === 0 ? "text-ink-3" : tone)}
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

function countsOf({ keys, instances }: Overview): readonly Count[] {
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
