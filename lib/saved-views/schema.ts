import { z } from "zod";
import { inputText } from "@/lib/operation/input-text";

/** Bounds and shapes of saved views; shared by the operations and the lists. Ours. Safe in a browser. */

export const SAVED_VIEW_PAGES = ["keys"] as const;
export const VIEW_NAME_LENGTH = { min: 1, max: 64 } as const;
export const VIEW_QUERY_LENGTH = { max: 2048 } as const;
export const SAVED_VIEWS_PER_USER_MAX = 50;

export type SavedViewPage = (typeof SAVED_VIEW_PAGES)[number];

const viewPageSchema = z.enum(SAVED_VIEW_PAGES);

/** Only what `URLSearchParams` writes. */
const QUERY = /^[A-Za-z0-9*\-._+%&=]*$/;

export const listSavedViewsSchema = z.strictObject({ page: viewPageSchema });

export const saveViewSchema = z.strictObject({
  page: viewPageSchema,
  viewName: inputText().trim().min(VIEW_NAME_LENGTH.min).max(VIEW_NAME_LENGTH.max),
  /** The query string of the page; empty for the page as it usually is. */
  query: z.string().max(VIEW_QUERY_LENGTH.max).regex(QUERY),
  /** Takes the place of the caller's view of the same name. */
  replace: z.boolean().default(false),
});

export const deleteSavedViewSchema = z.strictObject({ viewId: z.uuid().toLowerCase() });

export interface SavedView {
  viewId: string;
  page: SavedViewPage;
  viewName: string;
  query: string;
  creationDate: string;
}
