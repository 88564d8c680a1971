import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A grey bar of the size of what will come. Not there for screen readers, and not for the first 150 ms. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={classNames("block animate-appear rounded-md bg-line", className ?? "h-4 w-full")}
    />
  );
}

/** Around skeletons: says once that the page is loading. */
export function LoadingRegion({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div aria-busy="true" className="contents">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      {children}
    </div>
  );
}

/** The place of a table of this many rows. */
export function TableSkeleton({
  rows = 8,
  columns = 5,
}: {
  rows?: number | undefined;
  columns?: number | undefined;
}) {
  return (
    <div aria-hidden="true" className="overflow-hidden rounded-card border border-line bg-surface">
      <div className="h-[35px] border-line border-b bg-sunken" />
      {Array.from({ length: rows }, (_row, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity.
          key={row}
          className="grid h-[59px] items-center gap-6 border-line border-b px-3.5 last:border-b-0"
          style={{ gridTemplateColumns: `2fr repeat(${columns - 1}, 1fr)` }}
        >
          {Array.from({ length: columns }, (_column, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity.
            <Skeleton key={column} className={column === 0 ? "h-4 w-3/4" : "h-4 w-1/2"} />
          ))}
        </div>
      ))}
    </div>
  );
}
