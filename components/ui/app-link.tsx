import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

export interface AppLinkProps extends Omit<ComponentProps<"a">, "href"> {
  href: Route;
  /** false: the page stays where it is scrolled to. */
  scroll?: boolean | undefined;
}

/**
 * A link to a page of the console that loads the page only when it is followed.
 *
 * Loading ahead would call operations, and write audit events, for pages that nobody opened.
 */
export function AppLink({ href, scroll = true, ...rest }: AppLinkProps) {
  const { onClick, onMouseEnter, onTouchStart, ...others } = rest;
  return (
    <Link
      {...others}
      href={href}
      scroll={scroll}
      prefetch={false}
      {...(onClick === undefined ? {} : { onClick })}
      {...(onMouseEnter === undefined ? {} : { onMouseEnter })}
      {...(onTouchStart === undefined ? {} : { onTouchStart })}
    />
  );
}
