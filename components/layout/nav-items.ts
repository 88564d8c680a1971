import type { Route } from "next";

export type NavItemId = "overview" | "instances" | "keys" | "aliases" | "tags" | "onlineTool" | "audit";
export type NavIcon = "overview" | "instance" | "key" | "alias" | "tag" | "tool" | "audit";

export interface NavItem {
  id: NavItemId;
  href: Route;
  icon: NavIcon;
  /** The letter after G that leads here. */
  letter: string;
}

export interface NavGroup {
  id: "top" | "resources" | "operate";
  items: readonly NavItem[];
}

/** The pages there are. Texts: layout.nav.<id>, layout.navGroup.<id>. */
export const NAV_GROUPS = [
  { id: "top", items: [{ id: "overview", href: "/" as Route, icon: "overview", letter: "o" }] },
  {
    id: "resources",
    items: [
      { id: "instances", href: "/instances" as Route, icon: "instance", letter: "i" },
      { id: "keys", href: "/keys" as Route, icon: "key", letter: "k" },
      { id: "aliases", href: "/aliases" as Route, icon: "alias", letter: "l" },
      { id: "tags", href: "/tags" as Route, icon: "tag", letter: "g" },
    ],
  },
  {
    id: "operate",
    items: [
      { id: "onlineTool", href: "/tool" as Route, icon: "tool", letter: "t" },
      { id: "audit", href: "/audit" as Route, icon: "audit", letter: "a" },
    ],
  },
] as const satisfies readonly NavGroup[];

export const NAV_ITEMS: readonly NavItem[] = NAV_GROUPS.flatMap((group) => [...group.items]);

/** Whether a page belongs to an item: the page itself and all below it. */
export function isCurrentItem(item: NavItem, pathname: string): boolean {
  return item.href === "/"
    ? pathname === "/"
    : pathname === item.href || pathname.startsWith(`${item.href}/`);
}
