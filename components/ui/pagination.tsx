import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { buttonClass } from "./button-styles";
import { classNames } from "./class-names";

export interface PaginationProps {
  /** From 1. */
  page: number;
  pageSize: number;
  totalCount: number;
  hrefForPage: (page: number) => Route;
  pageSizes?: readonly number[] | undefined;
  hrefForPageSize?: ((pageSize: number) => Route) | undefined;
}

/** Which rows are on show and links to the others; the page stands in the URL. */
export function Pagination({
  page,
  pageSize,
  totalCount,
  hrefForPage,
  pageSizes,
  hrefForPageSize,
}: PaginationProps) {
  const t = useTranslations("ui");
  const lastPage = Math.max(1, Math.ceil(totalCount / pageSize));
  const from = totalCount === 0 ? 0 : (page - 1) * pageSize + 1;
  const to = Math.min(page * pageSize, totalCount);
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center gap-x-4 gap-y-2 text-ink-2 text-sm">
      <p className="num">{t("rowsOf", { from, to, total: totalCount })}</p>
      {pageSizes !== undefined && hrefForPageSize !== undefined && (
        <div className="flex items-center gap-1 max-md:hidden">
          <span className="mr-1">{t("rowsPerPage")}</span>
          {pageSizes.map((size) => (
            <AppLink
              key={size}
              href={hrefForPageSize(size)}
              scroll={false}
              aria-current={size === pageSize ? "true" : undefined}
              aria-label={t("showRows", { count: size })}
              className={classNames(
                "num grid h-7 min-w-8 place-items-center rounded-control px-1.5 hover:bg-idle-soft hover:text-ink",
                size === pageSize && "bg-accent-soft font-medium text-accent",
              )}
            >
              {size}
            </AppLink>
          ))}
        </div>
      )}
      <div className="ml-auto flex items-center gap-2">
        <span className="num mr-1">{t("pageOf", { page, last: lastPage })}</span>
        <Step href={page > 1 ? hrefForPage(page - 1) : null} label={t("previousPage")}>
          <ChevronLeft aria-hidden="true" className="size-4" />
        </Step>
        <Step href={page < lastPage ? hrefForPage(page + 1) : null} label={t("nextPage")}>
          <ChevronRight aria-hidden="true" className="size-4" />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, label, children }: { href: Route | null; label: string; children: ReactNode }) {
  const look = classNames(buttonClass("default", "sm"), "w-8 px-0!");
  if (href === null) {
    return (
      <span className={classNames(look, "pointer-events-none border-line! bg-sunken! text-ink-3!")}>
        <span className="sr-only">{label}</span>
        {children}
      </span>
    );
  }
  return (
    <AppLink href={href} scroll={false} aria-label={label} className={look}>
      {children}
    </AppLink>
  );
}
