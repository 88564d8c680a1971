"use client";

import type { Route } from "next";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

export interface LinkTab {
  id: string;
  label: string;
  href: Route;
  /** A number after the words. */
  count?: number | undefined;
}

export interface LinkTabsProps {
  /** What the tabs divide; the accessible name of the group. */
  label: string;
  tabs: readonly LinkTab[];
  currentId: string;
}

/** Tabs that are links: the tab stands in the URL, opens in a new window and survives a reload. Where they do not fit, the current one is in sight. */
export function LinkTabs({ label, tabs, currentId }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-line border-b">
      <ul className="flex gap-5">
        {tabs.map(({ id, label: words, href, count }) => (
          <li key={id} ref={id === currentId ? showInRow : undefined}>
            <AppLink
              href={href}
              scroll={false}
              aria-current={id === currentId ? "page" : undefined}
              className={classNames(
                "touch -mb-px inline-flex items-center gap-1.5 whitespace-nowrap border-b-2 py-2.5 outline-offset-[-2px]",
                id === currentId
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-ink-2 hover:border-line-strong hover:text-ink",
              )}
            >
              {words}
              {count !== undefined && (
                <span className="num rounded-full bg-idle-soft px-1.5 text-2xs text-idle">{count}</span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Moves the row, not the page. */
function showInRow(item: HTMLLIElement | null): void {
  const row = item?.closest("nav");
  if (item === null || row === null || row === undefined) return;
  const [own, whole] = [item.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += own.left + own.width / 2 - (whole.left + whole.width / 2);
}
