import type { Route } from "next";

/** What a list with a search shows: everything that stands in its URL. */
export interface ListView {
  search: string;
  pageNumber: number;
  pageSize: number;
}

export const LIST_PAGE_SIZES = [20, 50, 100] as const;

export const USUAL_LIST_VIEW: ListView = { search: "", pageNumber: 1, pageSize: LIST_PAGE_SIZES[0] };

const PAGE_NUMBER_MAX = 1_000_000;
const SEARCH_LENGTH_MAX = 128;

/** Reads a view from the URL. What is not valid is as if it were not there. */
export function parseListView(parameters: URLSearchParams): ListView {
  const size = parameters.get("size");
  return {
    search: cleanSearch(parameters.get("q") ?? ""),
    pageNumber: pageNumberOf(parameters.get("page")),
    pageSize: LIST_PAGE_SIZES.find((known) => String(known) === size) ?? USUAL_LIST_VIEW.pageSize,
  };
}

/** The address of a list in a view; what is as usual is left out. `parseListView` reads it back. */
export function listHref(path: string, view: Partial<ListView>): Route {
  const { search, pageNumber, pageSize } = { ...USUAL_LIST_VIEW, ...view };
  const parameters = new URLSearchParams();
  if (search !== "") parameters.set("q", search);
  if (pageNumber !== 1) parameters.set("page", String(pageNumber));
  if (pageSize !== USUAL_LIST_VIEW.pageSize) parameters.set("size", String(pageSize));
  const query = parameters.toString();
  return (query === "" ? path : `${path}?${query}`) as Route;
}

/** Search text as the service takes it: no NUL, no half characters, not too long, no blanks around it. */
export function cleanSearch(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().trim().slice(0, SEARCH_LENGTH_MAX).toWellFormed().trim();
}

function pageNumberOf(text: string | null): number {
  if (text === null || !/^[1-9]\d{0,6}$/.test(text)) return 1;
  return Number(text) <= PAGE_NUMBER_MAX ? Number(text) : 1;
}
