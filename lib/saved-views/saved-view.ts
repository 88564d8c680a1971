import { formatApiTime } from "@/lib/platform/api-time";
import type { SavedView } from "./schema";
import type { ViewRecord } from "./store";

/** Tells a stored view as the operations do. */
export function savedView({ id, page, viewName, query, createdAt }: ViewRecord): SavedView {
  return {
    viewId: id,
    page: page as SavedView["page"],
    viewName,
    query,
    creationDate: formatApiTime(createdAt),
  };
}
