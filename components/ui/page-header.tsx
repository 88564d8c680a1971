import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

export interface Crumb {
  label: string;
  href?: Route | undefined;
}

export interface PageHeaderProps {
  title: ReactNode;
  /** The way here, without the page itself. */
  crumbs?: readonly Crumb[] | undefined;
  /** A sentence or a count under the title. */
  description?: ReactNode;
  /** Beside the title: the state. */
  state?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  /** Stays in sight under the top bar: for the page of one thing. */
  isSticky?: boolean | undefined;
}

/** The head of a page: where one is, what this is, what one may do. */
export function PageHeader({
  title,
  crumbs = [],
  description,
  state,
  actions,
  isSticky = false,
}: PageHeaderProps) {
  return (
    <header
      className={classNames(
        "flex flex-wrap items-start justify-between gap-x-3 gap-y-3",
        isSticky &&
          "-mx-4 md:-mx-6 px-4 md:px-6 bg-bg after:pointer-events-none after:absolute after:inset-x-0 after:top-full after:h-3 after:bg-linear-to-b after:from-bg after:to-transparent max-md:relative max-md:after:hidden py-3 -my-3 md:sticky md:top-[52px] z-20",
      )}
    >
      <div className="grid min-w-0 max-w-full gap-0.5">
        <Crumbs crumbs={crumbs} />
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 font-semibold text-xl tracking-[-0.012em] wrap-anywhere">{title}</h1>
          {state}
        </div>
        {description !== undefined && <div className="max-w-[72ch] text-ink-2">{description}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2.5">{actions}</div>}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("ui");
  if (crumbs.length === 0) {
    return null;
  }
  return (
    <nav aria-label={t("breadcrumbs")}>
      <ol className="flex flex-wrap gap-x-1.5 text-ink-2">
        {crumbs.map(({ label, href }, index) => (
          <li key={label} className="flex gap-1.5">
            {index > 0 && <span aria-hidden="true">/</span>}
            {href === undefined ? (
              label
            ) : (
              <AppLink
                href={href}
                className="rounded-xs hover:text-ink hover:underline hover:underline-offset-3"
              >
                {label}
              </AppLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
