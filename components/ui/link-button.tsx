import type { Route } from "next";
import type { ReactNode, Ref } from "react";
import { AppLink } from "./app-link";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-styles";
import { classNames } from "./class-names";

export interface LinkButtonProps {
  href: Route;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
  ref?: Ref<HTMLAnchorElement> | undefined;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ href, variant, size, icon, className, children, ref }: LinkButtonProps) {
  return (
    <AppLink href={href} ref={ref} className={classNames(buttonClass(variant, size), className)}>
      {icon}
      {children}
    </AppLink>
  );
}
