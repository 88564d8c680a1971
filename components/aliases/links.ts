import type { Route } from "next";
import { type ListView, listHref } from "@/components/layout/list-view";

export const ALIASES_HREF = "/aliases" as Route;

/** The list of aliases, in the usual view with what is told otherwise. */
export function aliasListHref(view: Partial<ListView> = {}): Route {
  return listHref(ALIASES_HREF, view);
}
