import type { Route } from "next";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

export interface TextLinkProps {
  href: Route;
  children: ReactNode;
  className?: string | undefined;
  /** "plain" for names in tables and lists, where the place already says that it is a link. */
  look?: "underlined" | "plain" | undefined;
}

/** A link in running text or in a table. */
export function TextLink({ href, children, className, look = "underlined" }: TextLinkProps) {
  return (
    <AppLink
      href={href}
      className={classNames(
        "rounded-xs",
        look === "underlined"
          ? "text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
          : "font-medium text-ink hover:text-accent hover:underline hover:underline-offset-3",
        className,
      )}
    >
      {children}
    </AppLink>
  );
}
