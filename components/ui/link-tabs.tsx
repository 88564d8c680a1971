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

/** Tabs that are links: the tab stands in the URL, opens in a new window and survives a reload. */
export function LinkTabs({ label, tabs, currentId }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-line border-b">
      <ul className="flex gap-5">
        {tabs.map(({ id, label: words, href, count }) => (
          <li key={id}>
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
