import type { Route } from "next";
import Link from "next/link";
import type { ReactNode, Ref } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-styles";
import { classNames } from "./class-names";

export interface LinkButtonProps {
  href: Route;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
  prefetch?: boolean | undefined;
  ref?: Ref<HTMLAnchorElement> | undefined;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ href, variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  const { prefetch, ref } = rest;
  return (
    <Link
      href={href}
      ref={ref}
      {...(prefetch === undefined ? {} : { prefetch })}
      className={classNames(buttonClass(variant, size), className)}
    >
      {icon}
      {children}
    </Link>
  );
}
