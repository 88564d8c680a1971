import type { Route } from "next";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

export interface LinkSegment {
  id: string;
  label: string;
  href: Route;
}

export interface LinkSegmentsProps {
  /** What they divide; the accessible name of the group. */
  label: string;
  segments: readonly LinkSegment[];
  currentId: string;
}

/** A second choice below tabs, side by side: links, so that the choice stands in the URL. */
export function LinkSegments({ label, segments, currentId }: LinkSegmentsProps) {
  return (
    <nav aria-label={label}>
      <ul className="inline-flex max-w-full flex-wrap rounded-control border border-line-strong bg-sunken p-0.5">
        {segments.map(({ id, label: words, href }) => (
          <li key={id}>
            <AppLink
              href={href}
              scroll={false}
              aria-current={id === currentId ? "page" : undefined}
              className={classNames(
                "touch inline-flex h-7 items-center justify-center rounded-[5px] px-2.5 text-sm",
                id === currentId
                  ? "bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line-strong)]"
                  : "text-ink-2 hover:text-ink",
              )}
            >
              {words}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
